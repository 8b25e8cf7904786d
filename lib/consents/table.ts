import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accountHolders } from '../account-holders/table'
import { linkSessions } from '../link-sessions/table'

/** What a holder agreed to, and which words stood on the page when they did. */
export const consents = pgTable(
  'consents',
  {
    id: uuid().primaryKey().defaultRandom(),
    holderId: uuid('holder_id')
      .notNull()
      .references(() => accountHolders.id),
    linkSessionId: uuid('link_session_id')
      .notNull()
      .unique()
      .references(() => linkSessions.id),
    permissions: jsonb().$type<string[]>().notNull(),
    wordsVersion: text('words_version').notNull(),
    wordsLanguage: text('words_language').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('consents_holder').on(table.holderId)],
)
