import { viewerFrom } from '@/lib/auth/viewer'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = publicHandler({}, async ({ request }) => {
  const viewer = await viewerFrom(request.headers)
  return { user: viewer && { id: viewer.userId, name: viewer.name, email: viewer.email, role: viewer.role } }
})
