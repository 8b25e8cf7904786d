import { retrieveAccount } from '@/lib/accounts/retrieve-account'
import { handler } from '@/lib/http/route'
import { accountPath, expandOnly } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', params: accountPath, query: expandOnly },
  ({ viewer, params, query }) => retrieveAccount(viewer, params.account, query),
)
