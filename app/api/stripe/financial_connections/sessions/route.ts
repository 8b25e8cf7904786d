import { handler } from '@/lib/http/route'
import { createSession } from '@/lib/link-sessions/create-session'
import { sessionBody } from '@/lib/link-sessions/session-parameters'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'signed-in', body: sessionBody, limit: 'sessions' }, ({ viewer, body }) =>
  createSession(viewer, body),
)
