import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'
import { eventView } from '@/lib/webhooks/event-view'
import { eventsQuery, listEvents } from '@/lib/webhooks/list-events'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'staff', query: eventsQuery, response: pageOf(eventView) }, ({ viewer, query }) =>
  listEvents(viewer, query),
)
