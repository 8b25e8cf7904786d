import 'server-only'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import type { LinkSession } from '@/lib/link-sessions/table'
import { tombstones } from './table'

/** An erased account is linked anew by a session that was opened here after it was erased; by no other, and by no event. */
export async function liftTombstone(
  account: string,
  session: Pick<LinkSession, 'openedAt' | 'askedAt'>,
): Promise<void> {
  if (session.openedAt === null) return
  await database()
    .delete(tombstones)
    .where(
      and(eq(tombstones.id, account), isNull(tombstones.holderParameter), lt(tombstones.erasedAt, session.askedAt)),
    )
}
