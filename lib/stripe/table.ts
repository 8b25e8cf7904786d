import { doublePrecision, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Every call to Stripe: who, what, how it went. Paths hold ids; parameters, bodies and secrets are never here. */
export const stripeCalls = pgTable(
  'stripe_calls',
  {
    /** Sent as the idempotency key of a POST that no other row names. */
    id: uuid().primaryKey().defaultRandom(),
    /** A user's id, or `system`, `webhook`, `sweep`. */
    actor: text().notNull(),
    method: text().notNull(),
    path: text().notNull(),
    /** Null while it runs, and when no answer came. */
    status: integer(),
    errorCode: text('error_code'),
    requestId: text('request_id'),
    ms: integer(),
    /** An estimate from Stripe's price list, in hundredths of a US dollar; null for what costs nothing. */
    costCents: integer('cost_cents'),
    /** How often it was tried again. */
    retries: integer().notNull().default(0),
    /** The connected account it was asked for; null for the platform. */
    stripeAccount: text('stripe_account'),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('stripe_calls_started').on(table.startedAt.desc())],
)

/** What is left of Stripe's quota, shared by all instances: a bucket that fills with time. */
export const stripeQuota = pgTable('stripe_quota', {
  name: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  filledAt: timestamp('filled_at', { withTimezone: true }).notNull(),
})
