import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { InvitationView, InvitedHolder } from './invitation-view'
import { isOpen } from './is-open'
import { invitations } from './table'

/** Those that still open something, the newest first. For staff. */
export async function listInvitations(viewer: Viewer): Promise<{ data: InvitationView[] }> {
  requireStaff(viewer)
  const rows = await database()
    .select({ invitation: invitations, holder: { name: accountHolders.name } })
    .from(invitations)
    .leftJoin(accountHolders, eq(accountHolders.id, invitations.holderId))
    .where(isOpen(new Date(now())))
    .orderBy(desc(invitations.createdAt))
  return { data: rows.map(({ invitation, holder }) => toInvitationView(invitation, holder)) }
}

/** The holder that staff came from, if there is such a one; whether they can be invited is seen when they are. */
export async function findInvitedHolder(viewer: Viewer, id: unknown): Promise<InvitedHolder | null> {
  requireStaff(viewer)
  const holder = z.uuid().safeParse(id)
  if (!holder.success) return null
  const [found] = await database()
    .select({ id: accountHolders.id, name: accountHolders.name })
    .from(accountHolders)
    .where(eq(accountHolders.id, holder.data))
  return found ?? null
}

/** @throws AppError 403 for everybody else */
export function requireStaff(viewer: Viewer): void {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
}

export function toInvitationView(
  { id, name, asks, createdAt, expiresAt }: typeof invitations.$inferSelect,
  holder: { name: string | null } | null,
): InvitationView {
  return {
    id,
    name: name ?? holder?.name ?? null,
    permissions: asks.permissions,
    account_subcategories: asks.filters?.account_subcategories ?? [],
    country: asks.filters?.country ?? null,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt.toISOString(),
  }
}
