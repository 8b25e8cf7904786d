import { handler } from '@/lib/http/route'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import { guestSessionBody, openGuestSession } from '@/lib/invitations/guest-links'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'guest', limit: 'sessions', body: guestSessionBody },
  ({ viewer, body, request }) => openGuestSession(viewer, body, wantedLanguage(request.headers)),
)
