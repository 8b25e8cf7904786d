import { type Moment, unixSeconds } from '../moment'
import { randomFrom } from '../random'
import type { EventRow, WebhookEndpointRow } from '../rows'
import type { World } from '../world'
import { isToldTo } from './event-names'
import { listenersOf } from './listeners'

/** How long an endpoint whose deliveries are reordered waits for more of them. */
const REORDER_MS = 500

/** One delivery for each endpoint that wants the event. */
export function planDeliveries(moment: Moment, event: EventRow): void {
  for (const endpoint of listenersOf(moment.world)) {
    if (endpoint.status === 'enabled' && wants(moment.world, endpoint, event.type))
      planDelivery(moment, event, endpoint)
  }
}

/** Sends an event once more, whatever became of it before: to one endpoint, or to all that want it. */
export function resend(moment: Moment, event: EventRow, endpoint: WebhookEndpointRow): string {
  const { world } = moment
  const before = deliveryOf(world, event.id, endpoint.id)
  const sent = { status: 'pending' as const, dueMs: null, waitMs: 0, duplicate: false, failures: 0 }
  const row = before ? { ...before, ...sent } : { ...newDelivery(moment, event, endpoint), ...sent }
  world.tables.delivery.put(row)
  return row.id
}

export function wants(world: World, { enabled_events, api_version }: WebhookEndpointRow, type: string): boolean {
  return enabled_events.some((name) => name === '*' || name === type) && isToldTo(world, api_version, type)
}

/** Gives up what still waits for an endpoint. */
export function cancelDeliveries(world: World, endpoint: string): void {
  for (const row of world.tables.delivery.each('pending', endpoint)) {
    world.tables.delivery.put({ ...row, status: 'canceled' })
  }
}

function planDelivery(moment: Moment, event: EventRow, endpoint: WebhookEndpointRow): void {
  const { drop, duplicate, reorder, delay_ms } = endpoint.mischief
  const row = newDelivery(moment, event, endpoint)
  const random = randomFrom('delivery', row.id)
  const dropped = random() < drop
  moment.world.tables.delivery.put({
    ...row,
    status: dropped ? 'dropped' : 'pending',
    waitMs: delay_ms + (reorder ? REORDER_MS : 0),
    duplicate: random() < duplicate,
  })
}

function newDelivery(moment: Moment, event: EventRow, endpoint: WebhookEndpointRow) {
  const { world } = moment
  return {
    id: world.newId('whdel'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    event: event.id,
    endpoint: endpoint.id,
    dueMs: null,
    failures: 0,
    attempts: [],
  }
}

function deliveryOf(world: World, event: string, endpoint: string) {
  return [...world.tables.delivery.each('event', event)].find((row) => row.endpoint === endpoint)
}
