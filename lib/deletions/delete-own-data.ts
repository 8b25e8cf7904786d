import 'server-only'
import { z } from 'zod'
import { announceEnd } from '@/lib/auth/end-sessions'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import { requireAnotherAdmin } from '@/lib/staff/change-staff'
import { beginDeletion, lockHolder, lockUser } from './begin-deletion'
import type { DeletionView } from './deletion-view'
import { getDeletion } from './get-deletion'

export const ownDeletionBody = z.strictObject({ email: z.string().max(320) })

/**
 * Deletes everything that is held about the viewer. They type their own e-mail address, which no slip of a finger does, and are
 * signed out at once; the answer's id is what they follow it by.
 */
export async function deleteOwnData(viewer: Viewer, typed: string): Promise<DeletionView> {
  refuseDemoPerson(viewer)
  if (typed.trim().toLowerCase() !== viewer.email.toLowerCase()) {
    throw new AppError('parameter_invalid', 'This is not the e-mail address of your profile.', { param: 'email' })
  }
  const { userId } = viewer
  const { id, endedSessions } = await database().transaction(async (db) => {
    if (isStaff(viewer)) await requireAnotherAdmin(db, userId)
    await lockUser(db, userId)
    const holder = await lockHolder(db, { userId })
    return beginDeletion(db, viewer, { userId, holder }, { reason: 'own' })
  })
  announceEnd(endedSessions)
  return getDeletion(id)
}
