import type { Engine } from '../engine'
import type { World } from '../world'
import { Courier, type CourierOptions } from './courier'
import { listenersOf } from './listeners'

/** The longest a timer waits before it looks again. */
const HOUR = 3_600_000

/**
 * Sends what is due as soon as it is written down, and lets the simulator's own time go on while nobody calls. What waits is in
 * the journal and outlives a restart.
 */
export class Deliverer {
  readonly courier: Courier
  readonly #busy = new Map<string, Promise<void>>()
  readonly #closing = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #woken = false

  constructor(
    private readonly engine: Engine,
    readonly realNow: () => number,
    options: CourierOptions = {},
  ) {
    this.courier = new Courier(engine.worlds, realNow, this.#closing.signal, options)
    engine.worlds.onChange(() => this.#wake())
    this.#wake()
  }

  /** Nothing is sent after this; what was not answered yet is sent again after a restart. */
  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#timer)
    await Promise.all(this.#busy.values())
  }

  #wake(): void {
    if (this.#woken) return
    this.#woken = true
    setImmediate(() => {
      this.#woken = false
      this.#look()
    })
  }

  /** Begins what is due and sets the one timer for what is due next. */
  #look(): void {
    if (this.#closing.signal.aborted) return
    clearTimeout(this.#timer)
    const wait = Math.min(...this.#watched().flatMap((world) => [this.#untilNextJob(world), ...this.#serve(world)]))
    if (wait === Infinity) return
    this.#timer = setTimeout(() => this.#tick(), Math.min(Math.max(wait, 1), HOUR))
    this.#timer.unref()
  }

  #tick(): void {
    try {
      for (const world of this.#watched()) this.engine.act(world, { id: null, idempotency_key: null }, () => {})
    } catch (error) {
      console.error(error)
    }
    this.#look()
  }

  /** Without an endpoint nobody would hear of it: such a world waits until it is asked. */
  #watched(): World[] {
    return this.engine.worlds.all().filter((world) => listenersOf(world).length > 0)
  }

  #untilNextJob(world: World): number {
    const job = world.tables.job.get(world.tables.job.keys('due').at(0) ?? '')
    return job ? job.dueMs - this.engine.now() : Infinity
  }

  /** Begins with the endpoints that something is due for; how long each of the others waits. */
  #serve(world: World): number[] {
    const idle = listenersOf(world).filter(({ id }) => !this.#busy.has(`${world.id} ${id}`))
    return idle.map((endpoint) => {
      const wait = this.courier.waitFor(world, endpoint)
      if (wait > 0) return wait
      this.#busy.set(`${world.id} ${endpoint.id}`, this.#drain(world, endpoint.id))
      return Infinity
    })
  }

  async #drain(world: World, endpoint: string): Promise<void> {
    try {
      await this.courier.drain(world, endpoint)
    } catch (error) {
      console.error(error)
    }
    this.#busy.delete(`${world.id} ${endpoint}`)
    this.#wake()
  }
}
