import 'server-only'
import { eq } from 'drizzle-orm'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { type Language, usualLanguage } from '@/lib/i18n/messages'
import { messages } from './table'
import { mailWay } from './way'
import { type MailKind, mailWords } from './words'

export type Message = {
  kind: MailKind
  to: string
  /** What its words name. */
  values?: Record<string, string>
  /** What opens a door for whoever has it, and how long it does. */
  link?: { url: string; until: Date }
  userId?: string
  /** For whoever has not read here yet. */
  language?: Language
  /** The browser that caused it (`browser.ts`), which in the simulator is shown it. */
  browser?: string | null
}

/**
 * Writes a message, in the transaction of the change it tells of: either both are there, or neither. A job delivers it. Where no
 * mail is sent it stays, without its link, so that it can be seen what was not said.
 */
export async function send(db: Database, message: Message): Promise<void> {
  const { kind, to, values = {}, link, userId, browser } = message
  const at = new Date(now())
  const way = mailWay()
  await db.insert(messages).values({
    kind,
    recipient: to,
    ...mailWords(kind, values, await languageFor(db, message)),
    // Kept only where somebody can follow it.
    link: way === 'smtp' || (way === 'outbox' && (browser || userId)) ? link?.url : null,
    linkUntil: link?.until,
    userId,
    browser,
    createdAt: at,
    dueAt: way === 'smtp' ? at : null,
    reason: way === 'off' ? 'No mail is sent here.' : null,
  })
}

/** What they last read in. */
async function languageFor(db: Database, { to, userId, language }: Message): Promise<Language> {
  const isRecipient = userId === undefined ? eq(users.email, to) : eq(users.id, userId)
  const [person] = await db.select({ language: users.language }).from(users).where(isRecipient)
  return person?.language ?? language ?? usualLanguage
}
