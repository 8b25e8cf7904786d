import { handler } from '@/lib/http/route'
import { completeSession } from '@/lib/link-sessions/complete-session'
import { completionBody, completionView } from '@/lib/link-sessions/completion-view'
import { sessionPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', params: sessionPath, body: completionBody, response: completionView },
  ({ viewer, params, body }) => completeSession(viewer, params.session, body.account),
)
