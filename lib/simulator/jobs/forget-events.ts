import { unixSeconds } from '../moment'
import { ordered } from '../table'
import type { World } from '../world'

/** How long an event can be read. */
export const KEPT_SECONDS = 30 * 86_400

/** Drops events whose time is over and what is known of their deliveries, except those that still wait to be delivered. */
export function forgetEvents(world: World, untilMs: number): void {
  const { event } = world.tables
  const keys = event.keys('all')
  const over = keys.countBefore(ordered(unixSeconds({ atMs: untilMs }) - KEPT_SECONDS))
  const ids = Array.from({ length: over }, (_, position) => keys.at(position) ?? '')
  for (const id of ids) forget(world, id)
}

function forget({ tables: { event, delivery } }: World, id: string): void {
  const deliveries = [...delivery.each('event', id)]
  if (deliveries.some(({ status }) => status === 'pending')) return
  for (const row of deliveries) delivery.delete(row.id)
  event.delete(id)
}
