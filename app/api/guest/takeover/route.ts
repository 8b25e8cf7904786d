import { signUpBody } from '@/lib/auth/forms'
import { handler } from '@/lib/http/route'
import { takeOver } from '@/lib/invitations/take-over'
import { takeFrom } from '@/lib/limits/take'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'guest', body: signUpBody }, async ({ viewer, body, request }) => {
  await takeFrom('sign-up', { email: body.email })
  const cause = causeOf(request)
  const cookies = await takeOver(viewer, body, request.headers, cause)
  return Response.json({}, { headers: cause.remember(cookies) })
})
