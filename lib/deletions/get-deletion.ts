import 'server-only'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { DeletionView } from './deletion-view'
import { deletions, tombstones } from './table'

export const deletionPath = z.object({ deletion: z.uuid() })

/** How far it has come, for whoever knows its id: it cannot be guessed, and says of nobody anything. */
export async function getDeletion(id: string, db: Database = database()): Promise<DeletionView> {
  const [row] = await db.select().from(deletions).where(eq(deletions.id, id))
  if (!row) throw new AppError('resource_missing', 'There is no such deletion.')
  const toDisconnect = await db.$count(
    tombstones,
    and(eq(tombstones.deletionId, id), isNotNull(tombstones.endDueAt), isNull(tombstones.holderParameter)),
  )
  return {
    id,
    requested_at: row.requestedAt.toISOString(),
    erased_at: row.erasedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    to_disconnect: toDisconnect,
  }
}
