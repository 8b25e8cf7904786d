import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Who accounts are collected for. Nulls are distinct in a unique index: an id that is missing matches nobody. */
export const accountHolders = pgTable('account_holders', {
  id: uuid().primaryKey().defaultRandom(),
  /** The customer who signs in; null for holders that only staff know. */
  userId: text('user_id').unique(),
  /** Stripe's: customer or account. */
  type: text().notNull(),
  customer: text().unique(),
  account: text().unique(),
  customerAccount: text('customer_account').unique(),
  /** Names the intent to create the customer at Stripe, stored before the first try; a new one when it must be made again. */
  customerIntent: uuid('customer_intent').notNull().defaultRandom(),
  name: text(),
  email: text(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
export type AccountHolder = typeof accountHolders.$inferSelect
