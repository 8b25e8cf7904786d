import 'server-only'
import { and, eq, gte, ilike, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { lineagesOf } from '@/lib/accounts/lineages'
import { findAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
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

type Filters = (SQL | undefined)[]

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

async function select(viewer: Viewer, query: TransactionsQuery, limit: number): Promise<TransactionRow[]> {
  const filters = filtersOf(query)
  if (query.account === undefined && isStaff(viewer)) return selectAmongAll(filters, limit)
  return selectByAccount(and(await accountsOf(query), reachableBy(viewer)), [countedOf(query), ...filters], limit)
}

/** The history of an account is that of those whose place it took as well. */
async function accountsOf({ account }: TransactionsQuery): Promise<SQL | undefined> {
  if (account === undefined) return undefined
  return inArray(accounts.id, (await lineagesOf([account])).get(account) ?? [])
}

function countedOf({ account }: TransactionsQuery): SQL | undefined {
  return account === undefined ? isCountedAmongAll : isCounted
}

/** The newest of each account, and of these the newest: however many rows others have, each account's index is read and no more. */
async function selectByAccount(which: SQL | undefined, filters: Filters, limit: number): Promise<TransactionRow[]> {
  const newest = database()
    .select()
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), ...filters))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(limit)
    .as('newest')
  const rows = await database()
    .select({ newest: { ...newest._.selectedFields } })
    .from(accounts)
    .innerJoinLateral(newest, sql`true`)
    .where(which)
    .orderBy(...newestFirst(newest.transactedAt, newest.id))
    .limit(limit)
  return rows.map((row) => row.newest)
}

async function selectAmongAll(filters: Filters, limit: number): Promise<TransactionRow[]> {
  const rows = await database()
    .select({ transaction: transactions })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(isCountedAmongAll, ...filters))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(limit)
  return rows.map((row) => row.transaction)
}

function reachableBy(viewer: Viewer): SQL | undefined {
  if (isStaff(viewer)) return undefined
  return viewer.holderId === null ? sql`false` : eq(accounts.holderId, viewer.holderId)
}

function filtersOf({ status, q, from, to, cursor }: TransactionsQuery): Filters {
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
