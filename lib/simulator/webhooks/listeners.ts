import type { Connection, WebhookEndpointRow } from '../rows'
import type { World } from '../world'

/** Of a connected account, who it is and whose. */
export function connectionOf(world: World): Connection | undefined {
  return world.meta.connected ?? world.connected
}

/** After a restart nobody tells, before the next call for the account. */
export function rememberConnection(world: World): void {
  const connected = connectionOf(world)
  if (connected && !world.meta.connected) world.tables.meta.put({ ...world.meta, connected })
}

/** Who hears of a world's events: its own endpoints, and those that its platform has for connected accounts. */
export function listenersOf(world: World): WebhookEndpointRow[] {
  const connection = connectionOf(world)
  const platform = connection && world.sibling(connection.platform)
  const theirs = platform ? endpointsOf(platform).filter(({ connect }) => connect) : []
  return [...endpointsOf(world).filter(({ connect }) => !connect), ...theirs]
}

export function listenerOf(world: World, id: string): WebhookEndpointRow | undefined {
  return listenersOf(world).find((endpoint) => endpoint.id === id)
}

function endpointsOf({ tables }: World): WebhookEndpointRow[] {
  return tables.webhook_endpoint.size === 0 ? [] : [...tables.webhook_endpoint.each('all')]
}
