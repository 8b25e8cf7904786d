import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from '../accounts/table'

/** One row for each time a bank said a balance. Amounts in minor units, signed as Stripe does. */
export const balanceSnapshots = pgTable(
  'balance_snapshots',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    currency: text().notNull(),
    /** The bank's own time of calculation. */
    asOf: timestamp('as_of', { withTimezone: true }).notNull(),
    type: text().notNull(),
    current: bigint({ mode: 'number' }).notNull(),
    available: bigint({ mode: 'number' }),
    used: bigint({ mode: 'number' }),
    /** When the bank last said so, on its clock: it may confirm what it calculated long before. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull(),
    /** When access ended while this was the last word, on Stripe's clock; null while it runs. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.currency, table.asOf] })],
)
