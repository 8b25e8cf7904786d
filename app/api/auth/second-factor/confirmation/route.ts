import { confirmBody, confirmSecondFactor } from '@/lib/auth/second-factor'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling', body: confirmBody }, async ({ request, body }) =>
  Response.json({}, { headers: await confirmSecondFactor(request.headers, body) }),
)
