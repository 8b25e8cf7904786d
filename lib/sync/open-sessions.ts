import 'server-only'
import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { describeError, log } from '@/lib/http/log'
import { sessionFromStripe } from '@/lib/link-sessions/from-stripe'
import { readSession } from '@/lib/link-sessions/reach-session'
import { settleSession } from '@/lib/link-sessions/settle-session'
import { type LinkSession, linkSessions } from '@/lib/link-sessions/table'
import { isMissing } from '@/lib/stripe/errors'

const leaseMs = 60_000
const sessionsPerRound = 20
const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Looks whether sessions whose browser never came back have brought accounts: after a minute, then ever less often, until they
 * have or a day has passed. One instance at a time.
 */
export async function readOpenSessions(stopping?: AbortSignal): Promise<void> {
  await withLease(database(), 'open-sessions', { ttlMs: leaseMs }, async (lease) => {
    for (const row of await dueSessions()) {
      if (stopping?.aborted || !(await lease.renew())) return
      await readOpen(row)
    }
  })
}

function dueSessions(): Promise<LinkSession[]> {
  return database()
    .select()
    .from(linkSessions)
    .where(lte(linkSessions.readDueAt, new Date(now())))
    .orderBy(asc(linkSessions.readDueAt))
    .limit(sessionsPerRound)
}

async function readOpen(row: LinkSession): Promise<void> {
  try {
    const session = sessionFromStripe.parse(await readSession('system', row.stripeId ?? ''))
    const isOver = session.accounts.data.length > 0 || ageOf(row) >= dayMs
    await (isOver ? settleSession('system', session) : lookAgain(row))
  } catch (error) {
    log().warn({ event: 'session_not_read', session: row.stripeId, error: describeError(error) })
    await (isMissing(error) ? leave(row) : lookAgain(row))
  }
}

/** After as long again as it has been open. */
function lookAgain(row: LinkSession): Promise<unknown> {
  const waitMs = Math.min(Math.max(ageOf(row), minuteMs), hourMs)
  return update(row, { readDueAt: new Date(now() + waitMs) })
}

/** For a session that Stripe no longer knows. */
function leave(row: LinkSession): Promise<unknown> {
  return update(row, { outcome: 'left', finishedAt: new Date(now()), readDueAt: null })
}

function ageOf({ openedAt, askedAt }: LinkSession): number {
  return now() - (openedAt ?? askedAt).getTime()
}

/** Unless its browser has come back meanwhile. */
function update(row: LinkSession, change: Partial<LinkSession>): Promise<unknown> {
  const isAwaited = and(eq(linkSessions.id, row.id), isNotNull(linkSessions.readDueAt))
  return database().update(linkSessions).set(change).where(isAwaited)
}
