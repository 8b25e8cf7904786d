import { proofBody, prove } from '@/lib/auth/prove'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling', body: proofBody }, async ({ request, body }) => {
  await prove(request.headers, body)
  return {}
})
