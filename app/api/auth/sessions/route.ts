import { listSessions } from '@/lib/auth/list-sessions'
import { requireSession } from '@/lib/auth/viewer'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'enrolling' }, async ({ request }) => ({
  data: await listSessions(await requireSession(request.headers, 'enrolling')),
}))
