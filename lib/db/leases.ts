import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import { now } from '@/lib/clock'
import type { Database } from './open-database'
import { leases } from './table'

export type Lease = {
  /** Greater than that of every earlier owner. */
  fence: number
  /** Prolongs it for another term. False once somebody else has it: stop, and write nothing more. */
  renew(): Promise<boolean>
}

export type LeaseOutcome<T> = { taken: true; result: T } | { taken: false }

/**
 * Runs `work` as the only owner of `name` among all instances, or not at all while somebody else owns it.
 * The lease ends with the work, or `ttlMs` after it was taken or renewed if this process dies on the way.
 */
export async function withLease<T>(
  db: Database,
  name: string,
  options: { ttlMs: number },
  work: (lease: Lease) => Promise<T>,
): Promise<LeaseOutcome<T>> {
  const owner = randomUUID()
  const fence = await take(db, name, owner, options.ttlMs)
  if (fence === null) return { taken: false }
  try {
    return { taken: true, result: await work({ fence, renew: () => renew(db, name, owner, options.ttlMs) }) }
  } finally {
    await release(db, name, owner)
  }
}

/** One statement, so that of two who ask at the same time the database lets one through. */
async function take(db: Database, name: string, owner: string, ttlMs: number): Promise<number | null> {
  const moment = new Date(now())
  const until = new Date(moment.getTime() + ttlMs)
  const taken = await db
    .insert(leases)
    .values({ name, owner, until, fence: 1 })
    .onConflictDoUpdate({
      target: leases.name,
      set: { owner, until, fence: sql`${leases.fence} + 1` },
      setWhere: lt(leases.until, moment),
    })
    .returning({ fence: leases.fence })
  return taken[0]?.fence ?? null
}

async function renew(db: Database, name: string, owner: string, ttlMs: number): Promise<boolean> {
  const renewed = await db
    .update(leases)
    .set({ until: new Date(now() + ttlMs) })
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
    .returning({ name: leases.name })
  return renewed.length > 0
}

/** Ended, not removed: the number has to go on growing. */
async function release(db: Database, name: string, owner: string): Promise<void> {
  await db
    .update(leases)
    .set({ until: new Date(0) })
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
}
