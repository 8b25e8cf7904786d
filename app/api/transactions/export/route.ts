import { handler } from '@/lib/http/route'
import { exportQuery, exportTransactions } from '@/lib/transactions/export/export-transactions'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', query: exportQuery, limit: 'transaction-export' },
  ({ viewer, query }) => exportTransactions(viewer, query),
)
