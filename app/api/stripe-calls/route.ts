import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'
import { callView } from '@/lib/stripe/call-view'
import { callsQuery, listCalls } from '@/lib/stripe/list-calls'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'staff', query: callsQuery, response: pageOf(callView) }, ({ viewer, query }) =>
  listCalls(viewer, query),
)
