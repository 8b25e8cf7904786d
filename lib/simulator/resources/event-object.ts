import type { EventRow } from '../rows'
import { NEWEST_VERSION } from '../version'
import type { World } from '../world'

/** An event as an account of a version sees it; null is the account's own. */
export function renderEvent(world: World, row: EventRow, version: string | null): Record<string, unknown> {
  return {
    id: row.id,
    object: 'event',
    api_version: version ?? NEWEST_VERSION,
    created: row.created,
    data: { object: row.object },
    livemode: false,
    pending_webhooks: undelivered(world, row),
    request: row.request,
    type: row.type,
  }
}

/** How many endpoints have not taken the event yet, and perhaps never will. */
export function undelivered(world: World, { id }: EventRow): number {
  const deliveries = [...world.tables.delivery.each('event', id)]
  return deliveries.filter(({ status }) => status !== 'succeeded' && status !== 'canceled').length
}
