import { handler } from '@/lib/http/route'
import { invitationPath, revokeInvitation } from '@/lib/staff/invite'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'admin', params: invitationPath }, async ({ viewer, params }) => {
  await revokeInvitation(viewer, params.invitation)
  return {}
})
