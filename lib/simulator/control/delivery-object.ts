import { renderWebhookEndpoint } from '../resources/webhook-endpoint-object'
import type { DeliveryRow, WebhookEndpointRow } from '../rows'
import { listenerOf } from '../webhooks/listeners'
import type { World } from '../world'

/** Times of attempts in milliseconds of the machine's clock, `created` in seconds of the simulator's. */
export function renderDelivery(world: World, row: DeliveryRow) {
  return {
    id: row.id,
    event: row.event,
    type: world.tables.event.get(row.event)?.type ?? null,
    webhook_endpoint: row.endpoint,
    url: listenerOf(world, row.endpoint)?.url ?? null,
    created: row.created,
    status: row.status,
    next_attempt_at_ms: row.status === 'pending' ? row.dueMs : null,
    attempts: row.attempts.map(({ atMs, status, ms, error }) => ({ at_ms: atMs, status, ms, error })),
  }
}

export function renderEndpoint(row: WebhookEndpointRow) {
  return { ...renderWebhookEndpoint(row), secret: row.secrets[0]?.secret, ...row.mischief }
}
