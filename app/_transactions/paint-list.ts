import 'server-only'
import { blocksIn, blocksOf, nameOfBlock } from '@/components/transactions/list/blocks'
import { firstRows } from '@/components/transactions/list/layout'
import { paintDays } from '@/components/transactions/painted-days'
import type { Painted } from '@/components/transactions/queries'
import type { Viewer } from '@/lib/auth/roles'
import { getReading } from '@/lib/i18n/request'
import { readFilter, type TransactionFilter, writeFilter } from '@/lib/transactions/filter'
import { listTransactionDays } from '@/lib/transactions/list-transaction-days'
import { listTransactions } from '@/lib/transactions/list-transactions'

type Search = Record<string, string | string[] | undefined>

/** What an address asks for, as a list is first drawn: all its days, and the rows that are seen first. */
export async function paintList(viewer: Viewer, search: Search, fixed: TransactionFilter = {}): Promise<Painted> {
  const filter = { ...readFilter(search), ...fixed }
  const { timeZone: tz } = await getReading()
  const days = await listTransactionDays(viewer, { ...filter, tz })
  const rows: Painted['rows'] = {}
  for (const block of blocksIn(blocksOf(days), { first: 0, end: firstRows })) {
    const { from, to, offset, count } = block
    const page = await listTransactions(viewer, { ...filter, from, to, tz, offset, limit: count })
    rows[nameOfBlock(block)] = page.data
  }
  return { filter: writeFilter(filter).toString(), days: paintDays(days), rows }
}
