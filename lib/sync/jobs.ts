import 'server-only'
import { asc, eq, lte } from 'drizzle-orm'
import { endRefreshes } from '@/lib/accounts/end-refreshes'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { describeError, log } from '@/lib/http/log'
import { isMissing } from '@/lib/stripe/errors'
import { retryAfter } from './next-pull'
import { pull } from './pull'

declare global {
  var tidewaterSyncJobs: { timer: NodeJS.Timeout; running: Promise<void> | null } | undefined
}

const intervalMs = 500
const accountsPerRound = 20

/** Begins to pull what is due, on this instance. Every instance may: the lease lets one through for each account. */
export function startSyncJobs(): void {
  if (globalThis.tidewaterSyncJobs) return
  const timer = setInterval(tick, intervalMs)
  timer.unref()
  globalThis.tidewaterSyncJobs = { timer, running: null }
}

/** Settles when the round that was under way has ended. */
export async function stopSyncJobs(): Promise<void> {
  const jobs = globalThis.tidewaterSyncJobs
  if (!jobs) return
  clearInterval(jobs.timer)
  globalThis.tidewaterSyncJobs = undefined
  await jobs.running
}

/** Pulls the accounts that are due now, one after the other. Returns how many there were. */
export async function pullDueAccounts(): Promise<number> {
  const due = await database()
    .select({ id: accounts.id, attempts: accounts.pullAttempts })
    .from(accounts)
    .where(lte(accounts.pullDueAt, new Date(now())))
    .orderBy(asc(accounts.pullDueAt))
    .limit(accountsPerRound)
  for (const { id, attempts } of due) await pullDue(id, attempts)
  return due.length
}

function tick(): void {
  const jobs = globalThis.tidewaterSyncJobs
  if (!jobs || jobs.running) return
  jobs.running = pullDueAccounts()
    .then(() => undefined, report)
    .finally(() => {
      jobs.running = null
    })
}

/** A pull that failed is tried again later, and never keeps the others from their turn. What Stripe no longer knows is given up. */
async function pullDue(id: string, attempts: number): Promise<void> {
  try {
    await pull(id)
  } catch (error) {
    report(error)
    if (isMissing(error)) await endRefreshes(id)
    else await database().update(accounts).set(retryAfter(attempts)).where(eq(accounts.id, id))
  }
}

function report(error: unknown): void {
  log().warn({ event: 'pull_failed', error: describeError(error) })
}
