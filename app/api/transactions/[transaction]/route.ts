import { handler } from '@/lib/http/route'
import { transactionPath } from '@/lib/stripe/parameters'
import { getTransaction } from '@/lib/transactions/get-transaction'
import { lifeAnswer } from '@/lib/transactions/life-view'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', params: transactionPath, response: lifeAnswer },
  ({ viewer, params }) => getTransaction(viewer, params.transaction),
)
