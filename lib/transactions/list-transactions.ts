import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import type { TransactionsQuery } from './query'
import { type Selection, selectionOf } from './selection'
import { type TransactionRow, transactions } from './table'
import type { TransactionView } from './transaction-view'

const defaultLimit = 50

type Part = { limit: number; offset: number }

/** The transactions this viewer may reach, newest first, from the mirror. @throws AppError 404 for an account that is not theirs. */
export async function listTransactions(viewer: Viewer, query: TransactionsQuery = {}): Promise<Page<TransactionView>> {
  const { tz, limit = defaultLimit, cursor, offset = 0, ...filter } = query
  if (cursor !== undefined && query.offset !== undefined) {
    throw new AppError('parameters_exclusive', 'Only one of cursor and offset may be given.', { param: 'offset' })
  }
  const selection = await selectionOf(viewer, filter, tz)
  const from = { ...selection, rows: and(selection.rows, cursor === undefined ? undefined : after(cursor)) }
  const isAmongAll = filter.account === undefined && isStaff(viewer)
  const rows = await (isAmongAll ? selectAmongAll : selectByAccount)(from, { limit: limit + 1, offset })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(toTransactionView),
    next_cursor: last ? writeCursor({ at: last.transactedAt, id: last.id }) : null,
  }
}

function after(cursor: string): SQL {
  const { at, id } = readCursor(cursor)
  return sql`(${transactions.transactedAt}, ${transactions.id}) < (${at.toISOString()}::timestamptz, ${id})`
}

/** The newest of each account, and of these the newest: however many rows others have, each account's index is read and no more. */
async function selectByAccount({ among, rows: which }: Selection, { limit, offset }: Part): Promise<TransactionRow[]> {
  const newest = database()
    .select()
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), which))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(offset + limit)
    .as('newest')
  const rows = await database()
    .select({ newest: { ...newest._.selectedFields } })
    .from(accounts)
    .innerJoinLateral(newest, sql`true`)
    .where(among)
    .orderBy(...newestFirst(newest.transactedAt, newest.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.newest)
}

async function selectAmongAll({ among, rows: which }: Selection, { limit, offset }: Part): Promise<TransactionRow[]> {
  const rows = await database()
    .select({ transaction: transactions })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(among, which))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.transaction)
}

export function toTransactionView(row: TransactionRow): TransactionView {
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
