import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Who did what to whose data. Rows are only ever added, each holding the hash of the one before it: a row that was changed or
 * taken out shows. Ids and words of ours only, never a name, number or balance.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    /** 1, 2, 3 … without a gap. */
    id: bigint({ mode: 'number' }).primaryKey(),
    /** On the real clock. */
    at: timestamp({ withTimezone: true }).notNull(),
    /** A user's id, or `system`. */
    actor: text().notNull(),
    actorRole: text('actor_role').notNull(),
    /** A verb and its noun, `owner.reveal`. */
    action: text().notNull(),
    /** What it was done to: an id of Stripe's or ours. */
    subject: text(),
    holderId: text('holder_id'),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id'),
    /** SHA-256, hex. */
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_log_subject').on(table.subject, table.id.desc()),
    index('audit_log_holder').on(table.holderId, table.id.desc()),
    index('audit_log_actor').on(table.actor, table.id.desc()),
  ],
)

/** One row: where the chain ends. Whoever adds a row holds it until their commit, so rows follow one another without a gap. */
export const auditHead = pgTable(
  'audit_head',
  {
    one: integer().primaryKey().default(1),
    lastId: bigint('last_id', { mode: 'number' }).notNull(),
    lastHash: text('last_hash').notNull(),
  },
  (table) => [check('audit_head_is_one_row', sql`${table.one} = 1`)],
)
