import { handler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'
import { invitationBody, invite } from '@/lib/staff/invite'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', body: invitationBody },
  async ({ viewer, body, request }) => {
    const cause = causeOf(request)
    return Response.json(await invite(viewer, body, cause), { headers: cause.remember(new Headers()) })
  },
)
