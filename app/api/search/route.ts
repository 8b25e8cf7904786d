import { z } from 'zod'
import { searchText } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'
import { search } from '@/lib/search/search'
import { searchAnswer } from '@/lib/search/search-hit'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'staff', query: z.strictObject({ q: searchText }), response: searchAnswer },
  ({ viewer, query }) => search(viewer, query.q),
)
