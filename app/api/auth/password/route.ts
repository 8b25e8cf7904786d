import { changeBody, changePassword } from '@/lib/auth/change-password'
import { handler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', proof: 'recent', body: changeBody },
  async ({ viewer, request, body }) => {
    const cause = causeOf(request)
    await changePassword(viewer, request.headers, body, cause)
    return Response.json({}, { headers: cause.remember(new Headers()) })
  },
)
