import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { dayFormat } from '@/lib/format/day'
import type { TransactionFilter } from '@/lib/transactions/filter'
import { selectionOf } from '@/lib/transactions/selection'
import { transactions } from '@/lib/transactions/table'
import type { InsightRow } from './insight-row'

/**
 * No more than the newest of these are looked at, so that an answer takes as long at a million rows as at this many. A person
 * would have to pay 25 times a day for more to come together in 26 months.
 */
export const mostRows = 20_000

export type ReadRows = { rows: InsightRow[]; isWhole: boolean }

/** The newest of each account, and of these the newest: each account's index is read and no more. */
export async function readRows(viewer: Viewer, filter: TransactionFilter, tz: string): Promise<ReadRows> {
  const { among, rows: which } = await selectionOf(viewer, filter, tz)
  const newest = database()
    .select({
      id: transactions.id,
      account: transactions.accountId,
      amount: transactions.amount,
      currency: transactions.currency,
      description: transactions.description,
      status: transactions.status,
      transactedAt: transactions.transactedAt,
    })
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), which))
    .orderBy(...newestFirst(transactions.transactedAt, transactions.id))
    .limit(mostRows + 1)
    .as('newest')
  const found = await database()
    .select({ ...newest._.selectedFields })
    .from(accounts)
    .innerJoinLateral(newest, sql`true`)
    .where(among)
    .orderBy(...newestFirst(newest.transactedAt, newest.id))
    .limit(mostRows + 1)
  const dayOf = dayFormat(tz)
  const rows = found
    .slice(0, mostRows)
    .map(({ transactedAt, ...row }) => ({ ...row, day: dayOf(transactedAt.toISOString()) }))
  return { rows, isWhole: found.length <= mostRows }
}
