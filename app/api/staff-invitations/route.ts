import { ownOrigin } from '@/lib/http/origin'
import { handler } from '@/lib/http/route'
import { invitationBody, invite } from '@/lib/staff/invite'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'admin', body: invitationBody }, ({ viewer, body, request }) =>
  invite(viewer, body, ownOrigin(request)),
)
