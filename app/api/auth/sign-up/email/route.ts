import { requireOpenSignUp, signUpBody } from '@/lib/auth/forms'
import { signUp } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'
import { takeFrom } from '@/lib/limits/take'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: signUpBody }, async ({ request, body }) => {
  requireOpenSignUp()
  await takeFrom('sign-up', { email: body.email })
  const { userId, cookies } = await signUp(request.headers, body)
  return Response.json({ user: { id: userId } }, { headers: cookies })
})
