import 'server-only'
import { and, gt, isNull } from 'drizzle-orm'
import { invitations } from './table'

/** Neither used, taken back nor too old. */
export function isOpen(at: Date) {
  return and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, at))
}
