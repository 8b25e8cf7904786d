import { entryView } from '@/lib/audit/entry-view'
import { entriesQuery, listEntries } from '@/lib/audit/list-entries'
import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'admin', query: entriesQuery, response: pageOf(entryView) }, ({ viewer, query }) =>
  listEntries(viewer, query),
)
