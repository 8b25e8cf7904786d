import 'server-only'
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import type { Database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import type { Selection } from './selection'
import { type TransactionRow, transactions } from './table'

export type Part = { limit: number; offset: number }
/** How the newest rows of a selection are read: as a subquery, of which others can be made. */
export type Newest = (db: Database, from: Selection, most: number) => ReturnType<typeof newestOfEach>
/** A condition by time alone that so few rows meet that all of them are read, whatever else is asked of them. */
type Nearby = { near: SQL | undefined; count: number }

const { transactedAt, id } = transactions
export const inOrder: SQL[] = newestFirst(transactedAt, id)

/** The newest of each account, and of these the newest: however many rows others have, each account's index is read and no more. */
export function newestOfEach(db: Database, { among, rows }: Selection, most: number, nearby?: Nearby) {
  const all = db
    .select()
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), nearby?.near))
    .$dynamic()
  // The limit keeps the database from finding these rows by what they hold.
  const some = nearby ? all.orderBy(...inOrder).limit(nearby.count) : all
  // Under the table's own name, so that conditions mean it.
  const own = db
    .select()
    .from(some.as('transactions'))
    .where(rows)
    .orderBy(...inOrder)
    .limit(most)
    .as('own')
  return db
    .select({ ...own._.selectedFields })
    .from(accounts)
    .innerJoinLateral(own, sql`true`)
    .where(among)
    .orderBy(...newestFirst(own.transactedAt, own.id))
    .limit(most)
    .as('newest')
}

export function newestAmongAll(db: Database, { among, rows }: Selection, most: number) {
  return db
    .select(getTableColumns(transactions))
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(among, rows))
    .orderBy(...inOrder)
    .limit(most)
    .as('newest')
}

/** Without what is ours: the words that a row was found by are as long as all the rest. */
export function readPart(db: Database, newest: ReturnType<Newest>, { limit, offset }: Part): Promise<TransactionRow[]> {
  const { words, firstSeenAt, firstSeenRefresh, ...told } = newest._.selectedFields
  return db
    .select(told)
    .from(newest)
    .orderBy(...newestFirst(newest.transactedAt, newest.id))
    .limit(limit)
    .offset(offset)
}
