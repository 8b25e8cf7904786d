import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { type AuditActor, record } from '@/lib/audit/record'
import { emailField } from '@/lib/auth/forms'
import { hashOfToken, makeToken } from '@/lib/auth/link-token'
import type { Viewer } from '@/lib/auth/roles'
import { staffInvitations, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { Cause } from '@/lib/mail/browser'
import { send } from '@/lib/mail/send'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { lockAdmins } from './change-staff'
import { requireAdmin, staffRole } from './staff-role'
import type { InvitationMade, InvitationView, StaffRole } from './staff-view'

const lastsMs = 3 * 24 * 60 * 60_000

export const invitationBody = z.strictObject({ email: emailField, role: staffRole })
export const invitationPath = z.object({ invitation: z.uuid() })

/** An older invitation of the same address is worth nothing from then on. */
export async function invite(
  viewer: Viewer,
  asked: z.output<typeof invitationBody>,
  cause: Cause,
): Promise<InvitationMade> {
  requireAdmin(viewer)
  return makeInvitation(viewer, asked, cause)
}

/** The same for the command, which makes the first admin. */
export async function makeInvitation(
  actor: AuditActor,
  { email, role }: { email: string; role: StaffRole },
  { origin, browser, language }: Cause,
): Promise<InvitationMade> {
  const token = makeToken('staff invitation')
  const at = now()
  // Behind the #, so that no server, log or Referer ever sees it.
  const link = `${origin}${paths.join}#${token}`
  const row = { id: randomUUID(), email, role, createdAt: new Date(at), expiresAt: new Date(at + lastsMs) }
  await database().transaction(async (transaction) => {
    // Two at the same moment would not see each other's, and leave both links open.
    await lockAdmins(transaction)
    const [known] = await transaction.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (known) {
      throw new AppError('already_exists', 'There is a profile with this e-mail address already.', { param: 'email' })
    }
    await transaction
      .update(staffInvitations)
      .set({ revokedAt: new Date(at) })
      .where(
        and(eq(staffInvitations.email, email), isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt)),
      )
    const invitedBy = typeof actor === 'string' ? actor : actor.userId
    await transaction.insert(staffInvitations).values({ ...row, tokenHash: hashOfToken(token), invitedBy })
    const to = { to: email, browser, link: { url: link, until: row.expiresAt }, values: { role }, language }
    await send(transaction, { kind: 'staff_invitation', ...to })
    await record(transaction, { actor, action: 'staff.invite', subject: row.id, detail: { role } })
  })
  return { invitation: toInvitationView(row), link, is_mailed: mailWay() === 'smtp' }
}

export async function revokeInvitation(viewer: Viewer, id: string): Promise<void> {
  requireAdmin(viewer)
  await database().transaction(async (transaction) => {
    const [revoked] = await transaction
      .update(staffInvitations)
      .set({ revokedAt: new Date(now()) })
      .where(and(eq(staffInvitations.id, id), isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt)))
      .returning({ id: staffInvitations.id })
    if (!revoked) throw new AppError('resource_missing', 'There is no such invitation.')
    await record(transaction, { actor: viewer, action: 'staff.revoke_invitation', subject: id })
  })
}

export function toInvitationView(row: {
  id: string
  email: string
  role: string
  createdAt: Date
  expiresAt: Date
}): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: staffRole.parse(row.role),
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  }
}
