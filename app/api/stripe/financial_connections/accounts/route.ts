import { accountListQuery, listStripeAccounts } from '@/lib/accounts/list-stripe-accounts'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'signed-in', query: accountListQuery }, ({ viewer, query }) =>
  listStripeAccounts(viewer, query),
)
