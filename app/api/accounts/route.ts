import { accountView } from '@/lib/accounts/account-view'
import { accountsQuery, listAccounts } from '@/lib/accounts/list-accounts'
import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', query: accountsQuery, response: pageOf(accountView) },
  ({ viewer, query }) => listAccounts(viewer, query),
)
