import { z } from 'zod'
import { pageOf, searchText } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'
import { search } from '@/lib/search/search'
import { searchHit } from '@/lib/search/search-hit'

export const GET = handler(
  { access: 'staff', query: z.strictObject({ q: searchText }), response: pageOf(searchHit) },
  ({ viewer, query }) => search(viewer, query.q),
)
