import { askToConfirm } from '@/lib/auth/confirm-address'
import { requireOpenSignUp, signUpBody } from '@/lib/auth/forms'
import { requireOwnPassword } from '@/lib/auth/require-own-password'
import { signUp } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'
import { takeFrom } from '@/lib/limits/take'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: signUpBody }, async ({ request, body }) => {
  requireOpenSignUp()
  await requireOwnPassword(body.password, body)
  await takeFrom('sign-up', { email: body.email })
  const { userId, cookies } = await signUp(request.headers, body)
  const cause = causeOf(request)
  await askToConfirm(userId, cause)
  return Response.json({ user: { id: userId } }, { headers: cause.remember(cookies) })
})
