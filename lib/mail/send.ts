import 'server-only'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
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
  /** The browser that caused it (`browser.ts`), which in the simulator is shown it. */
  browser?: string | null
}

/**
 * Writes a message, in the transaction of the change it tells of: either both are there, or neither. A job delivers it. Where no
 * mail is sent it stays, without its link, so that it can be seen what was not said.
 */
export async function send(db: Database, { kind, to, values = {}, link, userId, browser }: Message): Promise<void> {
  const at = new Date(now())
  const way = mailWay()
  await db.insert(messages).values({
    kind,
    recipient: to,
    ...mailWords(kind, values),
    // Kept only where somebody can follow it.
    link: way === 'smtp' || (way === 'outbox' && browser) ? link?.url : null,
    linkUntil: link?.until,
    userId,
    browser,
    createdAt: at,
    dueAt: way === 'smtp' ? at : null,
    reason: way === 'off' ? 'No mail is sent here.' : null,
  })
}
