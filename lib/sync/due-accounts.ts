import 'server-only'
import { asc, eq, lte } from 'drizzle-orm'
import { endRefreshes } from '@/lib/accounts/end-refreshes'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { describeError, log } from '@/lib/http/log'
import { comeAgainMs, isMissing } from '@/lib/stripe/errors'
import { retryAfter } from './next-pull'
import { pull } from './pull'

const accountsPerRound = 20

/**
 * Pulls the accounts that are due now, one after the other. Every instance may: the lease lets one through for each account.
 * Returns how many there were.
 */
export async function pullDueAccounts(stopping?: AbortSignal): Promise<number> {
  const due = await database()
    .select({ id: accounts.id, attempts: accounts.pullAttempts })
    .from(accounts)
    .where(lte(accounts.pullDueAt, new Date(now())))
    .orderBy(asc(accounts.pullDueAt))
    .limit(accountsPerRound)
  for (const { id, attempts } of due) if (!stopping?.aborted) await pullDue(id, attempts)
  return due.length
}

/** A pull that failed is tried again later, and never keeps the others from their turn. What Stripe no longer knows is given up. */
async function pullDue(id: string, attempts: number): Promise<void> {
  try {
    await pull(id)
  } catch (error) {
    log().warn({ event: 'pull_failed', account: id, error: describeError(error) })
    if (isMissing(error)) await endRefreshes(id)
    else await database().update(accounts).set(afterFailure(error, attempts)).where(eq(accounts.id, id))
  }
}

function afterFailure(error: unknown, attempts: number) {
  const waitMs = comeAgainMs(error, Math.random)
  return waitMs === null ? retryAfter(attempts, Math.random()) : { pullDueAt: new Date(now() + waitMs) }
}
