import { signOut } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = publicHandler({}, async ({ request }) =>
  Response.json({}, { headers: await signOut(request.headers) }),
)
