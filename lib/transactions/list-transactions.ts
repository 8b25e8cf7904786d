import 'server-only'
import { and, type SQL, sql } from 'drizzle-orm'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { selectFound } from './found'
import { newestAmongAll, newestOfEach, readPart } from './newest'
import { isOnDays } from './on-days'
import type { TransactionsQuery } from './query'
import { isMeantBy, isOneWord, isSlipOf, isTypedIn, kindOf, mayHaveSlips, type Reading } from './search'
import { selectionOf } from './selection'
import { type TransactionRow, transactions } from './table'
import type { TransactionView } from './transaction-view'

const defaultLimit = 50

/**
 * The transactions this viewer may reach, newest first, from the mirror.
 * @param reached what `accountsOf` gave for the same filter, where that was asked already
 * @throws AppError 404 for an account that is not theirs.
 */
export async function listTransactions(
  viewer: Viewer,
  query: TransactionsQuery = {},
  reached?: SQL,
): Promise<Page<TransactionView>> {
  const { limit = defaultLimit, q } = query
  if (query.cursor !== undefined && query.offset !== undefined) {
    throw new AppError('parameters_exclusive', 'Only one of cursor and offset may be given.', { param: 'offset' })
  }
  const read = (isFoundBy: Reading) => readRows(viewer, query, limit + 1, { isFoundBy, reached })
  const typed = await read(isTypedIn)
  const isDone = typed.length > 0 || q === undefined || !mayHaveSlips(q)
  const rows = isDone ? typed : await read(isInNone(query) ? isSlipOf : isMeantBy)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(toTransactionView),
    next_cursor: last ? writeCursor({ at: last.transactedAt, id: last.id }) : null,
  }
}

/** Whether a search that found nothing looked through all there is, for one word. */
function isInNone({ limit: _, tz: __, account, q = '', ...rest }: TransactionsQuery): boolean {
  return isOneWord(q) && Object.values(rest).every((word) => word === undefined)
}

async function readRows(
  viewer: Viewer,
  { tz, limit: _, cursor, offset = 0, ...filter }: TransactionsQuery,
  limit: number,
  how: { isFoundBy: Reading; reached: SQL | undefined },
): Promise<TransactionRow[]> {
  const selection = await selectionOf(viewer, filter, tz, how)
  const isLeft = cursor === undefined ? undefined : after(cursor)
  const from = { ...selection, rows: and(selection.rows, isLeft) }
  const newest = filter.account === undefined && isStaff(viewer) ? newestAmongAll : newestOfEach
  const part = { limit, offset }
  if (filter.q === undefined) return readPart(database(), newest(database(), from, limit + offset), part)
  const isAsked = and(isLeft, isOnDays(filter, tz ?? 'UTC'))
  return selectFound(from, { newest, part, isAsked, kind: kindOf(filter.q, how.isFoundBy) })
}

function after(cursor: string): SQL {
  const { at, id } = readCursor(cursor)
  return sql`(${transactions.transactedAt}, ${transactions.id}) < (${at.toISOString()}::timestamptz, ${id})`
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
