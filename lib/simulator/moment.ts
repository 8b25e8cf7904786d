import type { World } from './world'

/** One world at one point of the simulator's clock, and the request that brought us there (nulls: the clock did). */
export type Moment = {
  world: World
  atMs: number
  request: { id: string | null; idempotency_key: string | null }
}

export function unixSeconds({ atMs }: { atMs: number }): number {
  return Math.floor(atMs / 1000)
}
