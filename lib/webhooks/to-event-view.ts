import 'server-only'
import type { EventView } from './event-view'
import type { WebhookEvent } from './table'

export function toEventView(row: WebhookEvent): EventView {
  return {
    id: row.id,
    type: row.type,
    livemode: row.livemode,
    stripe_account: row.stripeAccount,
    object: row.objectId,
    created: row.created.toISOString(),
    received_at: row.receivedAt.toISOString(),
    source: row.source,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    due_at: row.state === 'waiting' ? row.dueAt.toISOString() : null,
    finished_at: row.finishedAt?.toISOString() ?? null,
  }
}
