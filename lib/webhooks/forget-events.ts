import 'server-only'
import { and, inArray, lt, or } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type WebhookEvent, webhookDeliveries, webhookEvents } from './table'

const dayMs = 24 * 3_600_000
/** No shorter than Stripe lists them: what is forgotten must not come back as news. */
const doneKeptMs = 30 * dayMs
const failedKeptMs = 90 * dayMs
/** Staff are told of a day's. */
const countsKeptMs = 2 * dayMs

/** Of events nothing follows from any more, thirty days are kept; of failed ones, which staff may still replay, ninety. */
export async function forgetOldEvents(): Promise<void> {
  const done = olderThan(['applied', 'ignored'], doneKeptMs)
  await database()
    .delete(webhookEvents)
    .where(or(done, olderThan(['failed'], failedKeptMs)))
  await database()
    .delete(webhookDeliveries)
    .where(lt(webhookDeliveries.hour, new Date(now() - countsKeptMs)))
}

function olderThan(states: WebhookEvent['state'][], keptMs: number) {
  return and(inArray(webhookEvents.state, states), lt(webhookEvents.receivedAt, new Date(now() - keptMs)))
}
