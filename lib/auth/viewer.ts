import 'server-only'
import { AppError } from '@/lib/http/errors'
import type { Role, Viewer } from './roles'
import { sessionViewer } from './session-viewer'

/** Who may ask. `signed-in` is anybody with an account here; staff are not customers. */
export type Access = 'signed-in' | 'customer' | 'staff' | 'admin'

const rolesFor: Record<Access, readonly Role[]> = {
  'signed-in': ['customer', 'support', 'admin'],
  customer: ['customer'],
  staff: ['support', 'admin'],
  admin: ['admin'],
}

/** Who these headers' cookie belongs to, or null. */
export async function viewerFrom(headers: Headers): Promise<Viewer | null> {
  return sessionViewer(headers)
}

/** The viewer, or a refusal: 401 without a session, 403 for a role that may not. */
export async function requireViewer(headers: Headers, access: Access): Promise<Viewer> {
  const viewer = await viewerFrom(headers)
  if (!viewer) throw new AppError('not_signed_in', 'Sign in to go on.')
  if (!mayEnter(viewer, access)) throw new AppError('not_allowed', 'Your role does not allow this.')
  return viewer
}

export function mayEnter(viewer: Pick<Viewer, 'role'>, access: Access): boolean {
  return rolesFor[access].includes(viewer.role)
}
