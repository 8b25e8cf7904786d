import { z } from 'zod'
import { ownOrigin } from '@/lib/http/origin'
import { handler } from '@/lib/http/route'
import { invitationView } from '@/lib/invitations/invitation-view'
import { listInvitations } from '@/lib/invitations/list-invitations'
import { invitationBody, makeInvitation } from '@/lib/invitations/make-invitation'

export * from '@/lib/http/only-get-or-post'

export const GET = handler({ access: 'staff', response: z.object({ data: z.array(invitationView) }) }, ({ viewer }) =>
  listInvitations(viewer),
)

export const POST = handler(
  { access: 'staff', proof: 'recent', body: invitationBody, limit: 'invitation' },
  ({ viewer, body, request }) => makeInvitation(viewer, body, ownOrigin(request)),
)
