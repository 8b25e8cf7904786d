import 'server-only'
import { isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { transactions } from './table'

/**
 * Which rows count, for every list and sum of transactions joined with their accounts: of an account whose place another has
 * taken, those before the other's earliest row. The other's own rows are all from there on, so that none is counted twice.
 */
export const isCounted: SQL | undefined = or(
  isNull(accounts.replacedFrom),
  lt(transactions.transactedAt, accounts.replacedFrom),
)

/** Which accounts count beside others: while nobody said whether one is another one linked again, its rows may be there twice. */
export const isNoDouble: SQL = sql`${accounts.replacement} is distinct from 'asked'`
