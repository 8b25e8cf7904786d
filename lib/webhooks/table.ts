import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { StripeHolder } from '../account-holders/from-stripe'

/**
 * What Stripe announced: the inbox, and the queue of what to pull. An event is a nudge, never the data: of its body only these
 * fields are kept, and no name, number or balance stands in them.
 */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    /** Stripe's. Being the key, it makes a second delivery nothing. */
    id: text().primaryKey(),
    type: text().notNull(),
    livemode: boolean().notNull(),
    /** The connected account it happened under; null for the platform's own. */
    stripeAccount: text('stripe_account'),
    objectId: text('object_id'),
    holder: jsonb().$type<StripeHolder>(),
    /** On Stripe's clock. */
    created: timestamp({ withTimezone: true }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    /** How we came to know: told, or by asking. */
    source: text().$type<'webhook' | 'catch_up'>().notNull(),
    state: text().$type<'waiting' | 'applied' | 'failed' | 'ignored'>().notNull(),
    /** Why it was ignored, or what the last attempt met. */
    reason: text(),
    attempts: integer().notNull().default(0),
    /** When it may be tried, on the real clock. Whoever claims it moves this ahead, so that it comes back if they die. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [
    index('webhook_events_due').on(table.dueAt).where(sql`${table.state} = 'waiting'`),
    index('webhook_events_object').on(table.objectId),
    // Few in a long table, and what staff look for.
    index('webhook_events_failed').on(table.created.desc(), table.id.desc()).where(sql`${table.state} = 'failed'`),
    index('webhook_events_newest').on(table.created.desc(), table.id.desc()),
  ],
)
export type WebhookEvent = typeof webhookEvents.$inferSelect

/** How many deliveries came in an hour, and what became of them. Of the refused nothing else is kept: they may be anybody's. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** When the hour began, on the real clock. */
    hour: timestamp({ withTimezone: true }).notNull(),
    outcome: text().$type<'accepted' | 'header' | 'time' | 'signature' | 'content'>().notNull(),
    count: integer().notNull(),
    lastAt: timestamp('last_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.hour, table.outcome] })],
)
export type DeliveryOutcome = (typeof webhookDeliveries.$inferSelect)['outcome']
