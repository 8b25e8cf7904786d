import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** How far `/v1/events` was read: one row for the platform and one for each connected account that we serve. */
export const eventFeeds = pgTable('event_feeds', {
  /** `platform`, or the connected account's id. */
  stripeAccount: text('stripe_account').primaryKey(),
  /** `created` of the newest event seen, on Stripe's clock; null before the first reading. */
  seenUntil: timestamp('seen_until', { withTimezone: true }),
  readAt: timestamp('read_at', { withTimezone: true }),
  /** When all accounts that the business already had were read; null until then. */
  adoptedAt: timestamp('adopted_at', { withTimezone: true }),
})
