import 'server-only'
import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { isOnDays } from './on-days'
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
  const isLeft = cursor === undefined ? undefined : after(cursor)
  const from = { ...selection, rows: and(selection.rows, isLeft) }
  const isAmongAll = filter.account === undefined && isStaff(viewer)
  const part = { limit: limit + 1, offset }
  const isRecent = and(isLeft, isOnDays(filter, tz ?? 'UTC'))
  const rows =
    filter.q === undefined
      ? await (isAmongAll ? selectAmongAll : selectByAccount)(from, part)
      : await selectFound(from, part, isRecent)
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

/** How many rows of each account are looked at before the index of words is asked. */
const nearby = 800

/**
 * What many rows hold is found among the newest; for what few hold, the index of words gives all of them at once. Either way would
 * be slow for the other kind, and the database cannot tell them apart.
 */
async function selectFound(from: Selection, part: Part, isAsked: SQL | undefined): Promise<TransactionRow[]> {
  const end = await nearbyEnd(from.among, isAsked)
  if (end === null) return selectByAccount(from, part)
  const near = await selectByAccount({ ...from, rows: and(from.rows, gt(transactions.transactedAt, end)) }, part)
  return near.length === part.limit ? near : selectByAccount(from, part, anyOrder)
}

/** Up to where these rows are certainly the newest of all accounts; null where there are no more than these. */
async function nearbyEnd(among: SQL | undefined, isAsked: SQL | undefined): Promise<Date | null> {
  const last = database()
    .select({ at: transactions.transactedAt })
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), isAsked))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(1)
    .offset(nearby)
    .as('last')
  const [row] = await database()
    .select({ at: last.at })
    .from(accounts)
    .innerJoinLateral(last, sql`true`)
    .where(among)
    .orderBy(desc(last.at))
    .limit(1)
  return row?.at ?? null
}

const inOrder = newestFirst(transactions.transactedAt, transactions.id)
/** The same order in words that no index answers to, so that rows are found by what they hold. */
const anyOrder = [sql`${transactions.transactedAt} + interval '0' desc`, sql`${transactions.id} desc`]

/** The newest of each account, and of these the newest: however many rows others have, each account's index is read and no more. */
async function selectByAccount(
  { among, rows: which }: Selection,
  { limit, offset }: Part,
  order: SQL[] = inOrder,
): Promise<TransactionRow[]> {
  const newest = database()
    .select()
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), which))
    .orderBy(...order)
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
