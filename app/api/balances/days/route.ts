import { balanceDaysQuery, balanceHistory } from '@/lib/balances/balance-history'
import { balanceHistoryView } from '@/lib/balances/history-view'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler(
  { access: 'signed-in', query: balanceDaysQuery, response: balanceHistoryView },
  ({ viewer, query }) => balanceHistory(viewer, query),
)
