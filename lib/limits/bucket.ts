import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { filledBucket, filledMoment } from '@/lib/db/bucket'
import type { Database } from '@/lib/db/open-database'
import type { Rate } from './rates'
import { limits } from './table'

/** One limit of somebody's. */
export type Bucket = { name: string; subject: string; rate: Rate }

/** Takes one in one statement, so that instances share what is left. @param at of our clock, in milliseconds */
export async function takeToken(db: Database, { name, subject, rate }: Bucket, at: number): Promise<boolean> {
  const left = sql`${filledBucket(limits, sizeOf(rate))} - 1`
  const taken = await db
    .insert(limits)
    .values({ name, subject, tokens: rate.capacity - 1, filledAt: new Date(at) })
    .onConflictDoUpdate({
      target: [limits.name, limits.subject],
      set: { tokens: left, filledAt: filledMoment(limits) },
      setWhere: sql`${left} >= 0`,
    })
    .returning({ name: limits.name })
  return taken.length > 0
}

/** Gives back one that was taken, for what turned out not to count. */
export async function giveToken(db: Database, bucket: Bucket): Promise<void> {
  await db
    .update(limits)
    .set({ tokens: sql`least(${bucket.rate.capacity}::float8, ${limits.tokens} + 1)` })
    .where(isRowOf(bucket))
}

/** How long until there is one to take, in whole seconds, and never none. */
export async function waitSeconds(db: Database, bucket: Bucket, at: number): Promise<number> {
  const [row] = await db
    .select({ tokens: limits.tokens, filledAt: limits.filledAt })
    .from(limits)
    .where(isRowOf(bucket))
  const { perSecond } = sizeOf(bucket.rate)
  const filled = row ? row.tokens + perSecond * Math.max(0, (at - row.filledAt.getTime()) / 1000) : 1
  return Math.max(1, Math.ceil((1 - filled) / perSecond))
}

function isRowOf({ name, subject }: Bucket) {
  return and(eq(limits.name, name), eq(limits.subject, subject))
}

function sizeOf({ capacity, perSeconds }: Rate) {
  return { most: capacity, perSecond: capacity / perSeconds }
}
