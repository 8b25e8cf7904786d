import { signInBody } from '@/lib/auth/forms'
import { signIn } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: signInBody }, async ({ request, body }) => {
  const { userId, cookies } = await signIn(request.headers, body)
  return Response.json({ user: { id: userId } }, { headers: cookies })
})
