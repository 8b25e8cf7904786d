import { runDue } from './jobs/run'
import type { Moment } from './moment'
import type { World } from './world'
import type { Worlds } from './worlds'

/** Moves worlds through time: before anything is done to one, what fell due in it is done first. */
export class Engine {
  #latestMs = 0

  constructor(
    readonly worlds: Worlds,
    private readonly realNow: () => number,
    /** Links the first people of a world that nobody used before. */
    private readonly settle: ((moment: Moment) => void) | null,
  ) {}

  /** Milliseconds; never less than it was, even where the machine's own clock is set back. */
  now(): number {
    this.#latestMs = Math.max(this.#latestMs, this.realNow() + this.worlds.offsetMs)
    return this.#latestMs
  }

  /** Does one thing to a world, now. It is stored whole, or, when it throws, not at all. */
  act<T>(world: World, request: Moment['request'], step: (moment: Moment) => T): T {
    const atMs = this.now()
    this.worlds.commit(() => this.#catchUp(world, atMs))
    return this.worlds.commit(() => step({ world, atMs, request }))
  }

  /** Brings every world to a later moment. */
  advanceTo(atMs: number): void {
    const now = this.now()
    this.worlds.commit(() => {
      for (const world of this.worlds.all()) this.#catchUp(world, atMs)
      this.worlds.setOffset(this.worlds.offsetMs + atMs - now)
    })
  }

  /** Empties a world; the clock stays where it is. */
  reset(world: World, seed: string): World {
    return this.worlds.commit(() => this.worlds.reset(world, seed))
  }

  #catchUp(world: World, atMs: number): void {
    if (this.settle && !world.meta.peopled) {
      this.settle({ world, atMs, request: { id: null, idempotency_key: null } })
      world.tables.meta.put({ ...world.meta, peopled: true })
    }
    runDue(world, atMs)
  }
}
