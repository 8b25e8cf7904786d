import { handler } from '@/lib/http/route'
import { daysAnswer } from '@/lib/transactions/day-view'
import { listTransactionDays } from '@/lib/transactions/list-transaction-days'
import { listTransactions } from '@/lib/transactions/list-transactions'
import { daysQuery } from '@/lib/transactions/query'
import { accountsOf } from '@/lib/transactions/selection'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', query: daysQuery, response: daysAnswer },
  async ({ viewer, query: { newest: limit, ...query } }) => {
    const reached = await accountsOf(viewer, query)
    const [data, newest] = await Promise.all([
      listTransactionDays(viewer, query, reached),
      limit === undefined ? undefined : listTransactions(viewer, { ...query, limit }, reached),
    ])
    return { data, ...(newest && { newest: newest.data }) }
  },
)
