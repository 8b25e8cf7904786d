import type Stripe from 'stripe'
import type { WebhookEndpointRow } from '../rows'

/** Without the secret: it is told once, in the answer to the request that made it. */
export function renderWebhookEndpoint(row: WebhookEndpointRow): Record<string, unknown> {
  return {
    id: row.id,
    object: 'webhook_endpoint',
    api_version: row.api_version,
    application: null,
    created: row.created,
    description: row.description,
    enabled_events: row.enabled_events,
    livemode: false,
    metadata: row.metadata,
    status: row.status,
    url: row.url,
  } satisfies Stripe.WebhookEndpoint
}
