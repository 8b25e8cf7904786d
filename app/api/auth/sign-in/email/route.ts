import { signInBody } from '@/lib/auth/forms'
import { signIn } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'
import { takeFrom } from '@/lib/limits/take'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: signInBody }, async ({ request, body }) => {
  const giveBack = await takeFrom('sign-in', { email: body.email })
  const { userId, cookies } = await signIn(request.headers, body)
  await giveBack()
  const answer = userId === null ? { second_factor: true } : { user: { id: userId } }
  return Response.json(answer, { headers: cookies })
})
