import { handler } from '@/lib/http/route'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import { openGuestSession } from '@/lib/invitations/guest-links'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'guest', limit: 'sessions' }, ({ viewer, request }) =>
  openGuestSession(viewer, wantedLanguage(request.headers)),
)
