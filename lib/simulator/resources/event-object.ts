import type Stripe from 'stripe'
import type { EventRow } from '../rows'
import { fromNewest } from '../version-changes'
import { listenerOf } from '../webhooks/listeners'
import type { World } from '../world'

/** An event as an account of a version sees it; null is the account's own. */
export function renderEvent(world: World, row: EventRow, version: string | null): Record<string, unknown> {
  const api_version = version ?? world.apiVersion
  return {
    id: row.id,
    object: 'event',
    ...(row.account ? { account: row.account } : {}),
    api_version,
    created: row.created,
    data: {
      object: fromNewest(api_version, row.object),
      ...(row.previous_attributes ? { previous_attributes: row.previous_attributes } : {}),
    },
    livemode: false,
    pending_webhooks: undelivered(world, row),
    request: row.request,
    type: row.type,
  } satisfies AnyEvent
}

/** The SDK ties each type of an event to its object; a row keeps any type and any object. */
type AnyEvent = Omit<Stripe.EventBase, 'type' | 'data'> & { type: string; data: { object: unknown } }

/** How many endpoints have not taken the event yet, and perhaps never will. */
export function undelivered(world: World, { id }: EventRow): number {
  const owed = [...world.tables.delivery.each('event', id)].filter(
    ({ status }) => status !== 'succeeded' && status !== 'canceled',
  )
  return owed.filter(({ endpoint }) => listenerOf(world, endpoint)).length
}
