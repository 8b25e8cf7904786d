import 'server-only'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { platform } from './read-events'

/** Leaves most of Stripe's quota to the people who are waiting. */
const accountsPerSecond = 2

/**
 * Has every account of a feed pulled that was not since `from`, on Stripe's clock: what happened to it before is lost. Spread
 * over time; whatever is due sooner stays so.
 */
export async function pullAllSoon(feed: string, from: Date): Promise<void> {
  const isOfFeed = feed === platform ? isNull(accounts.stripeAccount) : eq(accounts.stripeAccount, feed)
  const isOld = or(isNull(accounts.pulledAt), lt(accounts.pulledAt, from))
  const db = database()
  const place = sql<number>`row_number() over (order by ${accounts.linkedAt} desc, ${accounts.id})`
  const line = db
    .select({ id: accounts.id, place: place.as('place') })
    .from(accounts)
    .where(and(isOfFeed, isOld))
    .as('line')
  const turn = sql`${new Date(now()).toISOString()}::timestamptz + ${line.place} * ${1 / accountsPerSecond}::float8 * interval '1 second'`
  await db
    .update(accounts)
    .set({ pullDueAt: sql`least(${accounts.pullDueAt}, ${turn})` })
    .from(line)
    .where(eq(accounts.id, line.id))
}
