import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { isOpen } from './is-open'
import { requireStaff } from './list-invitations'
import { invitations } from './table'

export const invitationPath = z.object({ invitation: z.uuid() })

/** From its commit on the link opens nothing. */
export async function revokeInvitation(viewer: Viewer, id: string): Promise<void> {
  requireStaff(viewer)
  await database().transaction(async (db) => {
    const at = new Date(now())
    const [revoked] = await db
      .update(invitations)
      .set({ revokedAt: at, name: null })
      .where(and(eq(invitations.id, id), isOpen(at)))
      .returning({ holderId: invitations.holderId })
    if (!revoked) throw new AppError('resource_missing', 'There is no such invitation.')
    await record(db, { actor: viewer, action: 'invitation.revoke', subject: id, holderId: revoked.holderId })
  })
}
