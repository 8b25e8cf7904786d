import { proofBody } from '@/lib/auth/prove'
import { removeSecondFactor } from '@/lib/auth/second-factor'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'signed-in', body: proofBody }, async ({ request, body }) =>
  Response.json({}, { headers: await removeSecondFactor(request.headers, body) }),
)
