import 'server-only'
import { sql } from 'drizzle-orm'
import { filledBucket, filledMoment } from '@/lib/db/bucket'
import type { Database } from '@/lib/db/open-database'
import { unflushed } from '@/lib/db/unflushed'
import { stripeQuota } from './table'

/** The share of the bucket that is left for whoever goes first. */
const reserves = { customer: 0, staff: 0.1, system: 0.25, sweep: 0.5 }
export type Priority = keyof typeof reserves

type Bucket = { name: string; perSecond: number }

/**
 * Takes one call from the quota that all instances share, in one statement. Fills with time, up to a second's worth.
 * @param at of our clock, in milliseconds; an instance whose clock is behind takes, but does not fill.
 */
export async function takeToken(db: Database, bucket: Bucket, priority: Priority, at: number): Promise<boolean> {
  const { most, reserve } = sizesOf(bucket, priority)
  const moment = new Date(at)
  const left = sql`${filledBucket(stripeQuota, { most, perSecond: bucket.perSecond })} - 1`
  const taken = await db
    .insert(stripeQuota)
    .values({ name: bucket.name, tokens: most - 1, filledAt: moment })
    .onConflictDoUpdate({
      target: stripeQuota.name,
      set: { tokens: left, filledAt: filledMoment(stripeQuota) },
      setWhere: sql`${left} >= ${reserve}::float8`,
    })
    .returning({ name: stripeQuota.name, unflushed })
  return taken.length > 0
}

/** How long until the emptiest bucket would let this one through, in milliseconds. */
export function longestWaitMs(bucket: Bucket, priority: Priority): number {
  return ((1 + sizesOf(bucket, priority).reserve) / bucket.perSecond) * 1000
}

/** Room for two at least, so that the lowest priority is not shut out of a small quota. */
function sizesOf({ perSecond }: Bucket, priority: Priority): { most: number; reserve: number } {
  const most = Math.max(2, perSecond)
  return { most, reserve: reserves[priority] * (most - 1) }
}
