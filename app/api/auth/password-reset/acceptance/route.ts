import { newPasswordBody, resetPassword } from '@/lib/auth/reset-password'
import { publicHandler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: newPasswordBody, limit: 'reset' }, async ({ request, body }) => {
  const cause = causeOf(request)
  await resetPassword(body, cause)
  return Response.json({}, { headers: cause.remember(new Headers()) })
})
