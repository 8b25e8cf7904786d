import 'server-only'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { sealRaw, unsealRaw } from '@/lib/accounts/raw'
import { accounts } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import type { Database } from '@/lib/db/open-database'
import { env } from '@/lib/env'

const batchSize = 200

/** The key that a stored object is sealed with; null for one that lies open. */
const keyOfRaw = sql<string | null>`${accounts.raw} -> 'sealed' ->> 'key'`

/** Which keys stored objects are sealed with, each with one of its accounts. */
export function keysInUse(db: Database): Promise<{ key: string | null; account: string }[]> {
  return db
    .select({ key: keyOfRaw, account: sql<string>`min(${accounts.id})` })
    .from(accounts)
    .groupBy(keyOfRaw)
}

/**
 * Seals with the first key of DATA_KEY what is sealed with another, or not at all. Each batch is whole by itself: whoever was
 * stopped begins again, and finds only what is left.
 * @param onBatch hears how many are sealed by now
 * @returns how many were sealed
 */
export async function rotateDataKey(db: Database, onBatch: (sealed: number) => void = () => {}): Promise<number> {
  const current = env().dataKeys[0]?.id
  if (current === undefined) return 0
  let total = 0
  for (let after: string | null = ''; after !== null; ) {
    const batch: string[] = await sealBatch(db, after, current)
    total += batch.length
    if (batch.length > 0) onBatch(total)
    after = batch.at(-1) ?? null
  }
  await record(db, { actor: 'command', action: 'data_key.rotate', subject: current, detail: { objects: total } })
  return total
}

/** The locks keep a pull from storing something newer in between. */
function sealBatch(db: Database, after: string, current: string): Promise<string[]> {
  return db.transaction(async (transaction) => {
    const rows = await transaction
      .select({ id: accounts.id, raw: accounts.raw })
      .from(accounts)
      .where(and(gt(accounts.id, after), sql`${keyOfRaw} is distinct from ${current}`))
      .orderBy(asc(accounts.id))
      .limit(batchSize)
      .for('update')
    for (const { id, raw } of rows) {
      await transaction
        .update(accounts)
        .set({ raw: sealRaw(id, unsealRaw(id, raw)) })
        .where(eq(accounts.id, id))
    }
    return rows.map(({ id }) => id)
  })
}
