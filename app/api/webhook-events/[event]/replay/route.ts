import { handler } from '@/lib/http/route'
import { eventPath } from '@/lib/stripe/parameters'
import { eventView } from '@/lib/webhooks/event-view'
import { replayEvent } from '@/lib/webhooks/replay-event'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'staff', params: eventPath, response: eventView }, ({ viewer, params }) =>
  replayEvent(viewer, params.event),
)
