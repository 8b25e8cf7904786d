import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { MailKind } from './words'

/** Messages to people, stored before they are sent. In the simulator they go nowhere and are shown instead. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What it is about, `password_reset`. */
    kind: text().$type<MailKind>().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    /** What opens a door for whoever has it, and follows the body: erased once it was delivered or is worth nothing. */
    link: text(),
    /** Until when the link is good for something. */
    linkUntil: timestamp('link_until', { withTimezone: true }),
    userId: text('user_id'),
    /** A hash of the cookie of the browser that caused it; null for what nobody's browser did. */
    browser: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    /** When to send or try again, on the real clock; null once it is sent, given up, or only to be shown. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** What the last attempt met, or why there was none. */
    reason: text(),
  },
  (table) => [
    index('messages_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index('messages_browser').on(table.browser, table.createdAt.desc()),
  ],
)
export type MessageRow = typeof messages.$inferSelect
