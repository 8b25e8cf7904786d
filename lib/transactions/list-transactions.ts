import 'server-only'
import { and, desc, eq, gte, ilike, lt, lte, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { lineagesOf } from '@/lib/accounts/lineages'
import { findAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { isStorableMoment } from '@/lib/http/moment'
import type { Page } from '@/lib/http/page'
import { pageParameters, searchText } from '@/lib/http/page-query'
import { containing } from '@/lib/search/containing'
import { noSuch } from '@/lib/stripe/errors'
import { isCounted, isCountedAmongAll } from './counted'
import { type TransactionRow, transactions } from './table'
import type { TransactionView } from './transaction-view'

/** A moment, or a day of the calendar in UTC: as an end, the whole day. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be an ISO date or time')
  .refine(isStorableMoment, 'must be in a year from 0001 to 9998')

export const transactionsQuery = z.strictObject({
  ...pageParameters,
  account: z.string().optional(),
  status: z.string().optional(),
  q: searchText.optional(),
  from: moment.optional(),
  to: moment.optional(),
})
export type TransactionsQuery = Partial<z.output<typeof transactionsQuery>>

const defaultLimit = 50

/** The transactions this viewer may reach, newest first, from the mirror. @throws AppError 404 for an account that is not theirs. */
export async function listTransactions(viewer: Viewer, query: TransactionsQuery = {}): Promise<Page<TransactionView>> {
  const { account, limit = defaultLimit } = query
  if (account !== undefined && !(await findAccount(viewer, account))) throw noSuch('account', account)
  const rows = await select(viewer, query, limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(toTransactionView),
    next_cursor: last ? writeCursor({ at: last.transactedAt, id: last.id }) : null,
  }
}

/** The history of an account is that of those whose place it took as well: one query each, so that each reads its index only. */
async function select(viewer: Viewer, query: TransactionsQuery, limit: number): Promise<TransactionRow[]> {
  const filters = filtersOf(query)
  if (query.account === undefined) return selectRows(viewer, [isCountedAmongAll, ...filters], limit)
  const members = (await lineagesOf([query.account])).get(query.account) ?? []
  const read = members.map((id) => selectRows(viewer, [eq(transactions.accountId, id), isCounted, ...filters], limit))
  return (await Promise.all(read)).flat().sort(byNewest).slice(0, limit)
}

/** Rows of two accounts never share a moment, and those of one stay in the database's order. */
function byNewest(a: TransactionRow, b: TransactionRow): number {
  return b.transactedAt.getTime() - a.transactedAt.getTime()
}

async function selectRows(viewer: Viewer, filters: (SQL | undefined)[], limit: number): Promise<TransactionRow[]> {
  const rows = await database()
    .select({ transaction: transactions })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(reachableBy(viewer), ...filters))
    .orderBy(desc(transactions.transactedAt), desc(transactions.id))
    .limit(limit)
  return rows.map((row) => row.transaction)
}

function reachableBy(viewer: Viewer): SQL | undefined {
  if (isStaff(viewer)) return undefined
  return viewer.holderId === null ? sql`false` : eq(accounts.holderId, viewer.holderId)
}

function filtersOf({ status, q, from, to, cursor }: TransactionsQuery): (SQL | undefined)[] {
  const after = cursor === undefined ? null : readCursor(cursor)
  return [
    status === undefined ? undefined : eq(transactions.status, status),
    q === undefined ? undefined : ilike(transactions.description, containing(q)),
    from === undefined ? undefined : gte(transactions.transactedAt, new Date(from)),
    to === undefined ? undefined : until(to),
    after === null
      ? undefined
      : sql`(${transactions.transactedAt}, ${transactions.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
  ]
}

function until(to: string): SQL {
  const end = new Date(to)
  if (to.includes('T')) return lte(transactions.transactedAt, end)
  end.setUTCDate(end.getUTCDate() + 1)
  return lt(transactions.transactedAt, end)
}

function toTransactionView(row: TransactionRow): TransactionView {
  return {
    id: row.id,
    account: row.accountId,
    amount: row.amount,
    currency: row.currency,
    description: row.description,
    status: row.status,
    transacted_at: row.transactedAt.toISOString(),
    posted_at: row.postedAt?.toISOString() ?? null,
    void_at: row.voidAt?.toISOString() ?? null,
    transaction_refresh: row.transactionRefresh,
    updated: row.updated.toISOString(),
  }
}
