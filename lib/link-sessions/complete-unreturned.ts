import 'server-only'
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { type StripeSession, sessionFromStripe } from './from-stripe'
import { readSession } from './reach-session'
import { settleSession } from './settle-session'
import { linkSessions } from './table'

/** An account says nothing of its session, so its holder's latest ones are looked through. */
const mostSessions = 10
const leaseMs = 120_000
const identified = z.object({ id: z.string() })

/**
 * Settles the session that brought this account, where its browser has not: it may never come back. False while somebody else is
 * at the same holder's sessions, as when one session brought several accounts.
 */
export async function completeUnreturned(account: string): Promise<boolean> {
  const [known] = await database().select().from(accounts).where(eq(accounts.id, account)).limit(1)
  if (!known || (await isSettled(known.holderId, account))) return true
  const name = `sessions:${known.holderId}`
  const { taken } = await withLease(database(), name, { ttlMs: leaseMs }, () => settleBringing(account, known.holderId))
  return taken
}

async function settleBringing(account: string, holderId: string): Promise<void> {
  for (const id of await unsettledSessions(holderId)) {
    const session = sessionFromStripe.parse(await readSession('webhook', id))
    if (!brought(session, account)) continue
    await settleSession('webhook', session)
    return
  }
}

async function isSettled(holderId: string, account: string): Promise<boolean> {
  const collectedIt = sql`${linkSessions.accounts} @> ${JSON.stringify([account])}::jsonb`
  const [session] = await database()
    .select({ id: linkSessions.id })
    .from(linkSessions)
    .where(and(eq(linkSessions.holderId, holderId), eq(linkSessions.outcome, 'linked'), collectedIt))
    .limit(1)
  return session !== undefined
}

async function unsettledSessions(holderId: string): Promise<string[]> {
  const rows = await database()
    .select({ stripeId: linkSessions.stripeId })
    .from(linkSessions)
    .where(
      and(
        eq(linkSessions.holderId, holderId),
        inArray(linkSessions.outcome, ['open', 'left']),
        isNotNull(linkSessions.stripeId),
      ),
    )
    .orderBy(desc(linkSessions.askedAt))
    .limit(mostSessions)
  return rows.flatMap(({ stripeId }) => (stripeId === null ? [] : [stripeId]))
}

/** Where a session has brought more than one page, it is settled whether or not this account stands on the first. */
function brought({ accounts: collected }: StripeSession, account: string): boolean {
  if (collected.has_more) return true
  return collected.data.some((object) => identified.safeParse(object).data?.id === account)
}
