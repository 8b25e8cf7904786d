import 'server-only'
import { AppError } from '@/lib/http/errors'
import type { Role, Viewer } from './roles'
import { type Session, sessionOf } from './session-viewer'

/**
 * Who may ask. `signed-in` is anybody with an account here; staff are not customers. `enrolling` is `signed-in` and those who
 * have yet to set up the second factor that their role needs; `guest` is whom an invitation let in, and nobody else.
 */
export type Access = 'enrolling' | 'signed-in' | 'customer' | 'staff' | 'admin' | 'guest'

const rolesFor: Record<Access, readonly Role[]> = {
  enrolling: ['customer', 'support', 'admin'],
  'signed-in': ['customer', 'support', 'admin'],
  customer: ['customer'],
  staff: ['support', 'admin'],
  admin: ['admin'],
  guest: ['customer'],
}

/** Who these headers' cookie belongs to, or null; nobody yet where a second factor has to be set up first, or for a guest. */
export async function viewerFrom(headers: Headers): Promise<Viewer | null> {
  const session = await sessionOf(headers)
  return session && !session.mustEnrol && !session.isGuest ? session.viewer : null
}

/** The viewer, or a refusal: 401 without a session, 403 for a role that may not and for staff without a second factor. */
export async function requireViewer(headers: Headers, access: Access): Promise<Viewer> {
  return (await requireSession(headers, access)).viewer
}

/** The same with what only sign-in itself has to know. */
export async function requireSession(headers: Headers, access: Access): Promise<Session> {
  const session = await sessionOf(headers)
  if (!session) throw new AppError('not_signed_in', 'Sign in to go on.')
  if (session.mustEnrol && access !== 'enrolling') {
    throw new AppError('second_factor_required', 'Set up your second factor first.')
  }
  if (!isLetIn(session, access)) throw new AppError('not_allowed', 'Your role does not allow this.')
  return session
}

/** Guests come in where it says so: a route or page that is added later is closed to them without a thought. */
export function isLetIn({ viewer, isGuest }: Session, access: Access): boolean {
  return isGuest === (access === 'guest') && mayEnter(viewer, access)
}

export function mayEnter(viewer: Pick<Viewer, 'role'>, access: Access): boolean {
  return rolesFor[access].includes(viewer.role)
}
