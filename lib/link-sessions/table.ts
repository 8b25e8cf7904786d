import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accountHolders } from '../account-holders/table'
import type { Language } from '../i18n/messages'

/** Every session asked of Stripe. Its client_secret is never here. */
export const linkSessions = pgTable(
  'link_sessions',
  {
    /** Names the intent: stored before the first try, sent as the idempotency key. */
    id: uuid().primaryKey().defaultRandom(),
    /** Stripe's id; null until Stripe answered. */
    stripeId: text('stripe_id').unique(),
    holderId: uuid('holder_id').references(() => accountHolders.id),
    /** The user who asked; null for what the product did by itself. */
    askedBy: text('asked_by'),
    /** Of the page that said what is shared. */
    language: text().$type<Language>().notNull().default('en'),
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    /** asked, open, linked, left, refused */
    outcome: text().$type<'asked' | 'open' | 'linked' | 'left' | 'refused'>().notNull().default('asked'),
    /** Ids of the accounts it collected. */
    accounts: jsonb().$type<string[]>().notNull().default([]),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** When to look whether its browser linked something and never came back, on the real clock; null when nothing is expected. */
    readDueAt: timestamp('read_due_at', { withTimezone: true }),
  },
  (table) => [
    index('link_sessions_holder').on(table.holderId, table.askedAt.desc()),
    index('link_sessions_read_due').on(table.readDueAt),
  ],
)
export type LinkSession = typeof linkSessions.$inferSelect
