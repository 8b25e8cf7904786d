import 'server-only'
import { and, asc, eq, exists, inArray, isNotNull, isNull, not } from 'drizzle-orm'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { describeError, log } from '@/lib/http/log'
import { announce } from '@/lib/live/announce'
import { stripeCalls } from '@/lib/stripe/table'
import { endSharing } from './end-sharing'
import { eraseCallsAbout } from './erase-calls'
import { erasePerson } from './erase-person'
import { writeNotice } from './notice'
import { type Deletion, deletions, tombstones } from './table'

/**
 * Goes on with every deletion, wherever it was left: erases what is here, which needs nobody, then ends at Stripe what is still
 * shared, however long Stripe is away. Every instance may: the rows let one through.
 */
export async function continueDeletions(stopping?: AbortSignal): Promise<void> {
  for (const { id } of await unerased()) if (!stopping?.aborted) await eraseNow(id)
  await endSharing(stopping)
  await finish()
}

function unerased(): Promise<Pick<Deletion, 'id'>[]> {
  return database()
    .select({ id: deletions.id })
    .from(deletions)
    .where(isNull(deletions.erasedAt))
    .orderBy(asc(deletions.requestedAt))
}

/** One that fails has its turn again, and keeps no other from theirs. */
async function eraseNow(id: string): Promise<void> {
  try {
    await erase(id)
  } catch (error) {
    log().error({ event: 'deletion_failed', deletion: id, error: describeError(error) })
  }
}

async function erase(id: string): Promise<void> {
  const done = await database().transaction(async (db) => {
    const [deletion] = await db
      .select()
      .from(deletions)
      .where(and(eq(deletions.id, id), isNull(deletions.erasedAt)))
      .for('update', { skipLocked: true })
    if (!deletion) return null
    const { userId, holderId } = deletion
    const erased = await erasePerson(db, deletion)
    await writeNotice(db, erased)
    await db
      .update(deletions)
      .set({ erasedAt: new Date(now()) })
      .where(eq(deletions.id, id))
    const detail = { accounts: erased.accounts.length }
    await record(db, { actor: 'system', action: 'deletion.erase', subject: userId ?? holderId, holderId, detail })
    return { ...erased, holderId }
  })
  for (const account of done?.accounts ?? [])
    announce({ kind: 'account', id: account, holderId: done?.holderId ?? null })
}

/** Once nothing is shared any more. What was under way when the rows were erased may have left a call behind: it goes now. */
async function finish(): Promise<void> {
  const db = database()
  const ofIt = eq(tombstones.deletionId, deletions.id)
  const isShared = exists(
    db
      .select({ id: tombstones.id })
      .from(tombstones)
      .where(and(ofIt, isNotNull(tombstones.endDueAt))),
  )
  const over = await db
    .update(deletions)
    .set({ finishedAt: new Date(now()) })
    .where(and(isNull(deletions.finishedAt), isNotNull(deletions.erasedAt), not(isShared)))
    .returning()
  for (const { id, userId } of over) {
    await eraseCallsAbout(db, db.select({ id: tombstones.id }).from(tombstones).where(eq(tombstones.deletionId, id)))
    if (userId !== null) await db.delete(stripeCalls).where(inArray(stripeCalls.actor, [userId]))
  }
}
