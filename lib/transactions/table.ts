import { bigint, bigserial, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from '../accounts/table'

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
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('transactions_newest').on(table.accountId, table.transactedAt.desc(), table.id.desc()),
    index('transactions_everywhere').on(table.transactedAt.desc(), table.id.desc()),
    index('transactions_id').on(table.id),
    index('transactions_description').using('gin', table.description.op('gin_trgm_ops')),
  ],
)
export type TransactionRow = typeof transactions.$inferSelect

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
