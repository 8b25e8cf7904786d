import { getTableColumns, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { accounts } from '../accounts/table'
import { threeDecimals, zeroDecimals } from '../format/currency'
import { signs } from './search-words'

/** A search looks for rows in one stretch of time after the other: which of those since 1970 a moment is in. In the very words that indexes know. */
export const stretchMs = 30 * 86_400_000
const stretchOf = (at: AnyPgColumn) =>
  sql`(floor(extract(epoch from ${at} at time zone 'UTC') / ${sql.raw(String(stretchMs / 1000))})::int)`
const stretchOfAccount = (accountId: AnyPgColumn, at: AnyPgColumn) => sql`(${accountId} || ' ' || ${stretchOf(at)})`

const wordsOfDescription = `translate(lower(description), '${signs.replaceAll("'", "''")}', '${' '.repeat(signs.length)}')`
const signOfAmount = `case when amount < 0 then '-' when amount > 0 then '+' else '=' end`
const typedAmount = `case
  when upper(currency) in (${listOf(zeroDecimals)}) then abs(amount)::text || '.'
  when upper(currency) in (${listOf(threeDecimals)}) then ${withDecimals(3)}
  else ${withDecimals(2)}
end`

function withDecimals(digits: number): string {
  const unit = 10 ** digits
  return `(abs(amount) / ${unit})::text || '.' || lpad((abs(amount) % ${unit})::text, ${digits}, '0')`
}

function listOf(words: Iterable<string>): string {
  return [...words].map((word) => `'${word}'`).join(', ')
}

/** The mirror of Stripe's transactions. A row that Stripe no longer lists stays. */
export const transactions = pgTable(
  'transactions',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    id: text().notNull(),
    /** Minor units; negative is money out. */
    amount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull(),
    description: text().notNull(),
    status: text().notNull(),
    transactedAt: timestamp('transacted_at', { withTimezone: true }).notNull(),
    postedAt: timestamp('posted_at', { withTimezone: true }),
    voidAt: timestamp('void_at', { withTimezone: true }),
    transactionRefresh: text('transaction_refresh').notNull(),
    updated: timestamp({ withTimezone: true }).notNull(),
    /** When it reached the mirror, on Stripe's clock, and through which refresh; null for rows older than these columns. */
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }),
    firstSeenRefresh: text('first_seen_refresh'),
    /**
     * What searches compare: the description in small letters, each word after a space, and the amount as it is typed, which alone
     * holds signs: ` corner shop -57.60`.
     */
    words: text()
      .notNull()
      .generatedAlwaysAs(sql.raw(`' ' || ${wordsOfDescription} || ' ' || (${signOfAmount}) || (${typedAmount})`)),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('transactions_newest').on(table.accountId, table.transactedAt.desc(), table.id.desc()),
    index('transactions_everywhere').on(table.transactedAt.desc(), table.id.desc()),
    index('transactions_id').on(table.id),
    index('transactions_words').using(
      'gin',
      table.accountId,
      stretchOf(table.transactedAt),
      stretchOfAccount(table.accountId, table.transactedAt),
      table.words.op('gin_trgm_ops'),
    ),
  ],
)
export const stretch = stretchOf(transactions.transactedAt)
/** One name for both: where two lists are compared row by row, the index goes through all that an account holds. */
export const accountAndStretch = stretchOfAccount(transactions.accountId, transactions.transactedAt)
const { firstSeenAt, firstSeenRefresh, words, ...toldByStripe } = getTableColumns(transactions)
/** What a row is compared by: all that Stripe tells, without what is ours. */
export const toldColumns = toldByStripe
/** As Stripe tells it. */
export type TransactionRow = Omit<typeof transactions.$inferSelect, 'firstSeenAt' | 'firstSeenRefresh' | 'words'>

/** One row for each change of a transaction that its bank told: its life line. */
export const transactionRevisions = pgTable(
  'transaction_revisions',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    accountId: text('account_id').notNull(),
    transactionId: text('transaction_id').notNull(),
    /** status, amount, description, transacted_at */
    field: text().notNull(),
    before: text().notNull(),
    after: text().notNull(),
    /** The refresh that brought the change. */
    transactionRefresh: text('transaction_refresh').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('transaction_revisions_transaction').on(table.accountId, table.transactionId)],
)

/**
 * Counts and sums of `transactions`, kept level by triggers on it, for the days of a list without reading its rows. By quarters of
 * an hour UTC, of which the days of every zone are made; what has a date without a time stands apart, as it keeps its day.
 */
export const transactionSums = pgTable(
  'transaction_sums',
  {
    accountId: text('account_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    dateOnly: boolean('date_only').notNull(),
    currency: text().notNull(),
    count: integer().notNull(),
    voidCount: integer('void_count').notNull(),
    /** Minor units, void rows left out; `moneyOut` is negative. */
    moneyIn: bigint('money_in', { mode: 'number' }).notNull(),
    moneyOut: bigint('money_out', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.at, table.dateOnly, table.currency] })],
)
