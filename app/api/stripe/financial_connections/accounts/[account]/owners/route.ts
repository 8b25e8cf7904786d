import { handler } from '@/lib/http/route'
import { listOwners, ownersQuery } from '@/lib/owners/list-owners'
import { accountPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', params: accountPath, query: ownersQuery },
  ({ viewer, params, query }) => listOwners(viewer, params.account, query),
)
