import 'server-only'
import { randomUUID } from 'node:crypto'
import { credentials } from '@/lib/auth/table'
import type { Database } from '@/lib/db/open-database'

/** Part of the transaction that brings the people: nobody is there without a password. */
export async function givePassword(db: Database, ids: string[], hash: string): Promise<void> {
  if (ids.length === 0) return
  await db
    .insert(credentials)
    .values(
      ids.map((id) => ({ id: randomUUID(), accountId: id, userId: id, providerId: 'credential', password: hash })),
    )
}
