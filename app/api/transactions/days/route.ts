import { handler } from '@/lib/http/route'
import { daysAnswer } from '@/lib/transactions/day-view'
import { listTransactionDays } from '@/lib/transactions/list-transaction-days'
import { daysQuery } from '@/lib/transactions/query'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', query: daysQuery, response: daysAnswer },
  async ({ viewer, query }) => ({ data: await listTransactionDays(viewer, query) }),
)
