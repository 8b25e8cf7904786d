import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** What staff decided for the whole product. A setting that has no row has its default. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
})
