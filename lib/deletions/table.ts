import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Whose data is to go, and how far that has come. Ids of ours only: the row outlives the person. */
export const deletions = pgTable(
  'deletions',
  {
    /** Whoever asked follows it by this id, signed out as they are. */
    id: uuid().primaryKey().defaultRandom(),
    userId: text('user_id'),
    holderId: uuid('holder_id'),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    /** When nothing of theirs was left here; what is still shared ends at Stripe after that. */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [index('deletions_unfinished').on(table.requestedAt).where(sql`${table.finishedAt} is null`)],
)
export type Deletion = typeof deletions.$inferSelect

/** What was erased and must not come back by an old event: an account until a newer session links it anew, a holder for good. */
export const tombstones = pgTable(
  'tombstones',
  {
    /** Stripe's id of the account or the holder; nothing else of it is kept. */
    id: text().primaryKey(),
    /** By which parameter Stripe lists the holder's accounts; null for an account. */
    holderParameter: text('holder_parameter').$type<'customer' | 'account' | 'customer_account'>(),
    erasedAt: timestamp('erased_at', { withTimezone: true }).notNull(),
    deletionId: uuid('deletion_id').references(() => deletions.id),
    /** The connected account it is read under; null for the platform's own. */
    stripeAccount: text('stripe_account'),
    /** When to end at Stripe what is still shared, on the real clock; null once it has ended. */
    endDueAt: timestamp('end_due_at', { withTimezone: true }),
    endAttempts: integer('end_attempts').notNull().default(0),
  },
  (table) => [
    index('tombstones_end_due').on(table.endDueAt).where(sql`${table.endDueAt} is not null`),
    index('tombstones_deletion').on(table.deletionId),
  ],
)
export type Tombstone = typeof tombstones.$inferSelect
