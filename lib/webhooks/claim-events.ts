import 'server-only'
import { and, asc, inArray, lte, sql } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type WebhookEvent, webhookEvents } from './table'

const mostAtOnce = 100

/** How long whoever claimed an event may take before it is anybody's again. */
const claimMs = 30_000

/** Takes the events that are due, so that no other worker of any instance takes them too. Whoever dies with them leaves them due again. */
export function claimDueEvents(): Promise<WebhookEvent[]> {
  const at = now()
  return database().transaction(async (db) => {
    const due = await db
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(and(sql`${webhookEvents.state} = 'waiting'`, lte(webhookEvents.dueAt, new Date(at))))
      .orderBy(asc(webhookEvents.dueAt))
      .limit(mostAtOnce)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(({ id }) => id)
    return db
      .update(webhookEvents)
      .set({ dueAt: new Date(at + claimMs) })
      .where(inArray(webhookEvents.id, ids))
      .returning()
  })
}
