import { endOtherSessions } from '@/lib/auth/end-sessions'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling' }, async ({ viewer, request }) => ({
  ended: await endOtherSessions(viewer, request.headers),
}))
