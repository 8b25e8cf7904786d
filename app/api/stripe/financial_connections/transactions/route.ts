import { handler } from '@/lib/http/route'
import { listStripeTransactions, transactionListQuery } from '@/lib/transactions/list-stripe-transactions'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'signed-in', query: transactionListQuery }, ({ viewer, query }) =>
  listStripeTransactions(viewer, query),
)
