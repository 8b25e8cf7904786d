import { handler } from '@/lib/http/route'
import { expandOnly, transactionPath } from '@/lib/stripe/parameters'
import { retrieveTransaction } from '@/lib/transactions/retrieve-transaction'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', params: transactionPath, query: expandOnly },
  ({ viewer, params, query }) => retrieveTransaction(viewer, params.transaction, query),
)
