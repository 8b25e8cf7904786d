import { handler } from '@/lib/http/route'
import { completeGuestSession } from '@/lib/invitations/guest-links'
import { completionView } from '@/lib/link-sessions/completion-view'
import { sessionPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'guest', params: sessionPath, response: completionView }, ({ viewer, params }) =>
  completeGuestSession(viewer, params.session),
)
