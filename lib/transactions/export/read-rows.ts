import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { paged, pageRows } from '@/lib/exports/paged'
import { toTransactionView } from '../list-transactions'
import { type TransactionRow, toldColumns, transactions } from '../table'
import type { TransactionView } from '../transaction-view'

/**
 * The rows of these accounts, newest first as lists have them. Each account's index is read on from the last row of a page, so that
 * however many there are, a page of each account is held.
 */
export async function* readRows(
  accountIds: readonly string[],
  which: SQL | undefined,
): AsyncGenerator<TransactionView[]> {
  let left: Source[] = []
  for (const id of accountIds) {
    const source = { pages: pagesOf(id, which), page: [], next: 0, head: undefined }
    if (await advance(source)) left.push(source)
  }
  while (left.length > 0) {
    const rows: TransactionView[] = []
    while (rows.length < pageRows && left.length > 0) {
      const newest = left.reduce((best, each) => (isNewer(each.head, best.head) ? each : best))
      if (newest.head) rows.push(toTransactionView(newest.head))
      if (!(await advance(newest))) left = left.filter((each) => each !== newest)
    }
    yield rows
  }
}

type Source = {
  pages: AsyncGenerator<TransactionRow[]>
  page: TransactionRow[]
  next: number
  head: TransactionRow | undefined
}

/** @returns false at the end */
async function advance(source: Source): Promise<boolean> {
  if (source.next === source.page.length) {
    source.page = (await source.pages.next()).value ?? []
    source.next = 0
  }
  source.head = source.page[source.next]
  source.next += 1
  return source.head !== undefined
}

function isNewer(one: TransactionRow | undefined, other: TransactionRow | undefined): boolean {
  if (!one || !other) return false
  const apart = one.transactedAt.valueOf() - other.transactedAt.valueOf()
  return apart > 0 || (apart === 0 && one.id > other.id)
}

function pagesOf(accountId: string, which: SQL | undefined): AsyncGenerator<TransactionRow[]> {
  const { transactedAt, id } = transactions
  return paged<TransactionRow>((last) => {
    const after = last && sql`(${transactedAt}, ${id}) < (${last.transactedAt.toISOString()}::timestamptz, ${last.id})`
    return database()
      .select(toldColumns)
      .from(transactions)
      .innerJoin(accounts, eq(accounts.id, transactions.accountId))
      .where(and(eq(transactions.accountId, accountId), which, after))
      .orderBy(...newestFirst(transactedAt, id))
      .limit(pageRows)
  })
}
