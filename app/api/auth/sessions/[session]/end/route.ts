import { endOwnSession, sessionPath } from '@/lib/auth/end-sessions'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling', params: sessionPath }, async ({ viewer, params }) => {
  await endOwnSession(viewer, params.session)
  return {}
})
