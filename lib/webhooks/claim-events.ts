import 'server-only'
import { and, asc, lte, sql } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type WebhookEvent, webhookEvents } from './table'

const mostAtOnce = 100

/** How long whoever claimed an event may take before it is anybody's again. */
const claimMs = 30_000

/**
 * Takes the events that are due, so that no other worker of any instance takes them too. Whoever dies with them leaves them due
 * again. One statement, since it stands between a delivery and the page; the array has Postgres look for the due ones only once.
 */
export function claimDueEvents(): Promise<WebhookEvent[]> {
  const at = now()
  const due = database()
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(and(sql`${webhookEvents.state} = 'waiting'`, lte(webhookEvents.dueAt, new Date(at))))
    .orderBy(asc(webhookEvents.dueAt))
    .limit(mostAtOnce)
    .for('update', { skipLocked: true })
  return database()
    .update(webhookEvents)
    .set({ dueAt: new Date(at + claimMs) })
    .where(sql`${webhookEvents.id} = any(array(${due}))`)
    .returning()
}
