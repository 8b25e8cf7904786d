import 'server-only'
import { and, asc, desc, gt, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/auth/roles'
import { staffInvitations, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { toInvitationView } from './invite'
import { requireAdmin, staffRole } from './staff-role'
import type { StaffAnswer, StaffView } from './staff-view'

/** All staff, and the invitations that still wait. For admins. */
export async function listStaff(viewer: Viewer): Promise<StaffAnswer> {
  requireAdmin(viewer)
  const people = await readStaff(database())
  const invitations = await database()
    .select()
    .from(staffInvitations)
    .where(
      and(
        isNull(staffInvitations.acceptedAt),
        isNull(staffInvitations.revokedAt),
        gt(staffInvitations.expiresAt, new Date(now())),
      ),
    )
    .orderBy(desc(staffInvitations.createdAt))
  return {
    data: people.map((person) => ({ ...person, is_viewer: person.id === viewer.userId })),
    invitations: invitations.map(toInvitationView),
  }
}

export async function readStaff(db: Database): Promise<Omit<StaffView, 'is_viewer'>[]> {
  const rows = await db
    .select()
    .from(users)
    .where(inArray(users.role, staffRole.options))
    .orderBy(asc(users.role), asc(users.email))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: staffRole.parse(row.role),
    has_second_factor: row.twoFactorEnabled,
    is_suspended: row.suspendedAt !== null,
  }))
}
