import { handler } from '@/lib/http/route'
import { invitationPath, revokeInvitation } from '@/lib/invitations/revoke-invitation'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'staff', params: invitationPath }, async ({ viewer, params }) => {
  await revokeInvitation(viewer, params.invitation)
  return {}
})
