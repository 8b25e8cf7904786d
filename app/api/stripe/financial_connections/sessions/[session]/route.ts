import { handler } from '@/lib/http/route'
import { retrieveSession } from '@/lib/link-sessions/retrieve-session'
import { expandOnly, sessionPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', params: sessionPath, query: expandOnly },
  ({ viewer, params, query }) => retrieveSession(viewer, params.session, query),
)
