import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'
import { listTransactions } from '@/lib/transactions/list-transactions'
import { transactionsQuery } from '@/lib/transactions/query'
import { transactionView } from '@/lib/transactions/transaction-view'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', query: transactionsQuery, response: pageOf(transactionView) },
  ({ viewer, query }) => listTransactions(viewer, query),
)
