import type { InvitationState } from '@/lib/invitations/invitation-view'
import { section } from './shown'

const spec = 'e2e/invitations.spec.ts'
const over = { [spec]: 'an invitation that was taken back says so' }
const late = { 'e2e/instances.spec.ts': 'too old at the other' }
const journey = { [spec]: 'support invites somebody' }

export const invitations = {
  invitation: section<InvitationState>('What an invitation is worth', 'lib/invitations/invitation-view.ts', {
    open: { words: ['invite.title', 'invite.lead'], proofs: journey },
    used: { words: ['invite.used.title', 'invite.used.text'], proofs: journey },
    expired: { words: ['invite.expired.title', 'invite.expired.text'], proofs: late },
    revoked: { words: ['invite.revoked.title', 'invite.revoked.text'], proofs: over },
  }),
}
