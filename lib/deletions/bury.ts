import 'server-only'
import { sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { tombstones } from './table'

export type Buried = Pick<typeof tombstones.$inferInsert, 'id' | 'holderParameter' | 'stripeAccount'> & {
  /** Whether something may still be shared at Stripe. */
  toEnd: boolean
}

/** Sets tombstones; one that stands already keeps what it still has to end. Part of a transaction. */
export async function bury(
  db: Database,
  { at, deletionId, buried }: { at: Date; deletionId: string | null; buried: readonly Buried[] },
): Promise<void> {
  if (buried.length === 0) return
  const rows = buried.map(({ toEnd, ...each }) => ({ ...each, deletionId, erasedAt: at, endDueAt: toEnd ? at : null }))
  await db
    .insert(tombstones)
    .values(rows)
    .onConflictDoUpdate({
      target: tombstones.id,
      set: {
        erasedAt: sql`excluded.erased_at`,
        deletionId: sql`coalesce(${tombstones.deletionId}, excluded.deletion_id)`,
      },
    })
}
