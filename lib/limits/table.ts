import { doublePrecision, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** How much of a limit is left to somebody: a bucket that fills with time, shared by all instances. */
export const limits = pgTable(
  'limits',
  {
    /** Which limit, `sign-in`. */
    name: text().notNull(),
    /** Whose: `user:…`, or a hash of an address or an e-mail. */
    subject: text().notNull(),
    tokens: doublePrecision().notNull(),
    filledAt: timestamp('filled_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.subject] }), index('limits_filled').on(table.filledAt)],
)
