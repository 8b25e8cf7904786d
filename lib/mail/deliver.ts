import 'server-only'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { env } from '@/lib/env'
import { post, refusedForGood } from './smtp'
import { type MessageRow, messages } from './table'

/** How long whoever claimed a message may take before it is anybody's again. */
const claimMs = 5 * 60_000
const mostAttempts = 10
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000

/** Delivers what is due, one after the other, and says how many were tried. Instances share the work. */
export async function deliverDueMessages(stopping?: AbortSignal, random = Math.random): Promise<number> {
  const { mail } = env()
  if (!mail) return 0
  for (let tried = 0; ; tried += 1) {
    const message = stopping?.aborted ? null : await claimNext()
    if (!message) return tried
    await settle(message.id, await deliver(message, mail, random))
  }
}

/** No other instance takes it, and whoever dies with it leaves it due again; that it was tried is counted before it is. */
function claimNext(): Promise<MessageRow | null> {
  const at = now()
  return database().transaction(async (db) => {
    const [due] = await db
      .select({ id: messages.id })
      .from(messages)
      .where(lte(messages.dueAt, new Date(at)))
      .orderBy(asc(messages.dueAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return null
    const claim = { dueAt: new Date(at + claimMs), attempts: sql`${messages.attempts} + 1` }
    const [claimed] = await db.update(messages).set(claim).where(eq(messages.id, due.id)).returning()
    return claimed ?? null
  })
}

type Fate = Partial<MessageRow>

/** A link that is worth nothing any more is not sent, and none stays behind what is over. */
async function deliver(message: MessageRow, mail: Parameters<typeof post>[0], random: () => number): Promise<Fate> {
  const over = { dueAt: null, link: null }
  if (message.linkUntil && message.linkUntil.getTime() <= now()) return { ...over, reason: 'Its link ran out.' }
  try {
    await post(mail, message)
    return { ...over, sentAt: new Date(now()), reason: null }
  } catch (error) {
    const reason = reasonOf(error)
    if (refusedForGood(error) || message.attempts >= mostAttempts) return { ...over, reason }
    const pauseMs = random() * Math.min(firstPauseMs * 2 ** message.attempts, longestPauseMs)
    return { dueAt: new Date(now() + pauseMs), reason }
  }
}

async function settle(id: string, fate: Fate): Promise<void> {
  await database()
    .update(messages)
    .set(fate)
    .where(and(eq(messages.id, id), sql`${messages.sentAt} is null`))
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
