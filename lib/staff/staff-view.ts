// (shared) Staff and invitations as the page of admins shows them.
import type { Role } from '@/lib/auth/roles'

export type StaffRole = Exclude<Role, 'customer'>

export type StaffView = {
  id: string
  name: string
  email: string
  role: StaffRole
  has_second_factor: boolean
  is_suspended: boolean
  is_viewer: boolean
}

export type InvitationView = { id: string; email: string; role: StaffRole; created_at: string; expires_at: string }

export type StaffAnswer = { data: StaffView[]; invitations: InvitationView[] }

/** A link to a new password; it stands in this answer and nowhere else. */
export type ResetLinkMade = { link: string; expires_at: string }

/** The link stands in this answer and in the message, and nowhere else. */
export type InvitationMade = { invitation: InvitationView; link: string; is_mailed: boolean }
