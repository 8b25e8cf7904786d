import type { InvitationState } from '@/lib/invitations/invitation-view'
import { section } from './shown'

const spec = 'e2e/invitations.spec.ts'
const over = { [spec]: 'an invitation that was taken back or is too old' }
const journey = { [spec]: 'support invites somebody' }

export const invitations = [
  section<InvitationState>('What an invitation is worth', 'lib/invitations/invitation-view.ts', {
    open: { words: ['invite.title', 'invite.lead'], proofs: journey },
    used: { words: ['invite.used.title', 'invite.used.text'], proofs: journey },
    expired: { words: ['invite.expired.title', 'invite.expired.text'], proofs: over },
    revoked: { words: ['invite.revoked.title', 'invite.revoked.text'], proofs: over },
  }),
]
