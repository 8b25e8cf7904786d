import 'server-only'
import type { WebhookEvent } from './table'

/** Events about the same object of the same Stripe account: one reading serves them all. */
export function groupEvents(events: readonly WebhookEvent[]): WebhookEvent[][] {
  const groups = new Map<string, WebhookEvent[]>()
  for (const event of events) {
    const key = event.objectId === null ? event.id : `${event.stripeAccount ?? ''} ${event.objectId}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups.values()]
}
