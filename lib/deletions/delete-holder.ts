import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { announceEnd } from '@/lib/auth/end-sessions'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { type Database, database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import { requireAnotherAdmin } from '@/lib/staff/change-staff'
import { beginDeletion, lockHolder, lockUser } from './begin-deletion'
import { type DeletionReason, deletionReasons } from './deletion-choices'
import type { DeletionView } from './deletion-view'
import { getDeletion } from './get-deletion'

export const holderDeletionBody = z.strictObject({
  reason: z.enum(deletionReasons, `must be one of ${deletionReasons.join(', ')}`),
})

/**
 * Deletes what is held about an account holder who asked staff for it, and about the person who signs in as them. For admins: it
 * cannot be taken back.
 */
export async function deleteHolder(viewer: Viewer, holderId: string, reason: DeletionReason): Promise<DeletionView> {
  if (viewer.role !== 'admin') throw new AppError('not_allowed', 'Only an admin can delete a person’s data.')
  const { id, endedSessions } = await database().transaction(async (db) => {
    const userId = await whoSignsIn(db, holderId)
    if (userId !== null) await requireDeletable(db, userId)
    const holder = await lockHolder(db, { id: holderId })
    if (!holder) throw noSuchHolder()
    if (holder.userId !== userId) throw new AppError('busy', 'Somebody was tied to this holder just now. Try again.')
    return beginDeletion(db, viewer, { userId: holder.userId, holder }, { reason })
  })
  announceEnd(endedSessions)
  return getDeletion(id)
}

async function whoSignsIn(db: Database, id: string): Promise<string | null> {
  const [holder] = await db
    .select({ userId: accountHolders.userId })
    .from(accountHolders)
    .where(eq(accountHolders.id, id))
  if (!holder) throw noSuchHolder()
  return holder.userId
}

function noSuchHolder(): AppError {
  return new AppError('resource_missing', 'There is no account holder with this id.', { param: 'holder' })
}

async function requireDeletable(db: Database, userId: string): Promise<void> {
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  if (user) refuseDemoPerson(user)
  await requireAnotherAdmin(db, userId)
  await lockUser(db, userId)
}
