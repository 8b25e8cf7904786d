import { integer, oneOf } from './params'
import type { World } from './world'

/** What Stripe leaves open and both answers are plausible for. Of a world; a reset puts them back. */
export type Switches = {
  /** A session that prefetches what it does not ask permission for. */
  prefetch_without_permission: 'refuse' | 'ignore'
  /** A refresh asked for while one is pending or before the next is allowed. */
  early_refresh: 'ignore' | 'refuse'
  /** Linking an account again that was not disconnected. */
  relink: 'same_id' | 'new_id'
  /** Whether transactions older than 180 days stay. */
  transactions: 'keep' | 'moving_window'
  /** Events that came with a later version than the one of the account or endpoint. */
  newer_events: 'absent' | 'told'
  /** How long a client_secret may be used. */
  client_secret_seconds: number
  /** How long a bank takes to answer a refresh. */
  refresh_seconds: number
}

export const switchParams = {
  prefetch_without_permission: oneOf(['refuse', 'ignore']),
  early_refresh: oneOf(['ignore', 'refuse']),
  relink: oneOf(['same_id', 'new_id']),
  transactions: oneOf(['keep', 'moving_window']),
  newer_events: oneOf(['absent', 'told']),
  client_secret_seconds: integer({ least: 1 }),
  refresh_seconds: integer({ least: 1 }),
}

const USUAL: Switches = {
  prefetch_without_permission: 'refuse',
  early_refresh: 'ignore',
  relink: 'same_id',
  transactions: 'keep',
  newer_events: 'absent',
  client_secret_seconds: 86_400,
  refresh_seconds: 2,
}

export function switchesOf(world: World): Switches {
  return { ...USUAL, ...world.meta.switches }
}

type Asked = { [K in keyof Switches]: Switches[K] | undefined }

/** Sets those that were named. */
export function setSwitches(world: World, asked: Asked): Switches {
  const before = switchesOf(world)
  const switches: Switches = {
    prefetch_without_permission: asked.prefetch_without_permission ?? before.prefetch_without_permission,
    early_refresh: asked.early_refresh ?? before.early_refresh,
    relink: asked.relink ?? before.relink,
    transactions: asked.transactions ?? before.transactions,
    newer_events: asked.newer_events ?? before.newer_events,
    client_secret_seconds: asked.client_secret_seconds ?? before.client_secret_seconds,
    refresh_seconds: asked.refresh_seconds ?? before.refresh_seconds,
  }
  world.tables.meta.put({ ...world.meta, switches })
  return switches
}
