import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { hashOfToken, isTokenFor } from '@/lib/auth/link-token'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { InvitationAsks, InvitationState } from './invitation-view'
import { invitations } from './table'

type Invitation = typeof invitations.$inferSelect
type Found = { state: InvitationState; asks: InvitationAsks; until: Date; userId: string | null }

/** What a link is worth, for whoever has it; null for what we never made. Looking uses nothing up. */
export async function findInvitation(token: string): Promise<Found | null> {
  if (!isTokenFor('customer invitation', token)) return null
  const [row] = await database()
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOfToken(token)))
  return row ? { state: stateOf(row), asks: row.asks, until: row.expiresAt, userId: row.userId } : null
}

function stateOf({ usedAt, revokedAt, expiresAt }: Invitation): InvitationState {
  if (usedAt) return 'used'
  if (revokedAt) return 'revoked'
  return expiresAt.getTime() > now() ? 'open' : 'expired'
}

/** What the link asked that let this guest in; the latest, if there were several. */
export async function asksOf({ userId }: Pick<Viewer, 'userId'>): Promise<InvitationAsks> {
  const [row] = await database()
    .select({ asks: invitations.asks })
    .from(invitations)
    .where(eq(invitations.userId, userId))
    .orderBy(desc(invitations.usedAt))
    .limit(1)
  if (!row) throw new AppError('not_allowed', 'Your role does not allow this.')
  return row.asks
}
