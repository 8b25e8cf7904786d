import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** What was erased and must not come back by an old event: an account until a newer session links it anew, a holder for good. */
export const tombstones = pgTable('tombstones', {
  /** Stripe's id of the account or customer; nothing else of it is kept. */
  id: text().primaryKey(),
  erasedAt: timestamp('erased_at', { withTimezone: true }).notNull(),
  /** On Stripe's clock: only a session made after this brings it back. */
  erasedAtBank: timestamp('erased_at_bank', { withTimezone: true }).notNull(),
})
