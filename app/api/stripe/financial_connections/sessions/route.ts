import { handler } from '@/lib/http/route'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import { createSession } from '@/lib/link-sessions/create-session'
import { sessionBody } from '@/lib/link-sessions/session-parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', body: sessionBody, limit: 'sessions' },
  ({ viewer, body, request }) => createSession(viewer, body, wantedLanguage(request.headers)),
)
