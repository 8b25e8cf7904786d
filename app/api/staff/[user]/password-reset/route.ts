import { ownOrigin } from '@/lib/http/origin'
import { handler } from '@/lib/http/route'
import { staffPath } from '@/lib/staff/change-staff'
import { makeResetLink, resetLinkBody } from '@/lib/staff/reset-link'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', params: staffPath, body: resetLinkBody },
  ({ viewer, params, body, request }) =>
    makeResetLink(viewer, params.user, { reason: body.reason, origin: ownOrigin(request) }),
)
