import { beginSecondFactor, enrolBody } from '@/lib/auth/second-factor'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling', body: enrolBody }, ({ request, body }) =>
  beginSecondFactor(request.headers, body),
)
