import { renderEvent } from '../resources/event-object'
import type { Attempt, DeliveryRow, WebhookEndpointRow } from '../rows'
import type { World } from '../world'
import type { Worlds } from '../worlds'
import { isLoopback } from './address'
import { attempt, isSuccess, type Send } from './attempt'
import { listenerOf } from './listeners'
import { signatureOf } from './secrets'

export type CourierOptions = {
  /** Posts a delivery; the machine's own `fetch` unless told. */
  fetch?: Send
  /** True: deliveries may leave this machine. */
  anywhere?: boolean
  /** How long an endpoint may take to answer. */
  timeoutMs?: number
  /** The pauses between attempts; after the last one a delivery has failed. */
  retryMs?: readonly number[]
}

const SECOND = 1_000
const HOUR = 3_600_000

/** About three days, as long as Stripe tries in live mode. */
const RETRIES = [5 * SECOND, 30 * SECOND, 120 * SECOND, 600 * SECOND, HOUR, 3 * HOUR, 8 * HOUR, 20 * HOUR, 40 * HOUR]

/** Brings what is due to one endpoint, one event after the other, on the machine's clock. */
export class Courier {
  readonly #send: Send
  readonly #anywhere: boolean
  readonly #timeoutMs: number
  readonly #retryMs: readonly number[]

  constructor(
    private readonly worlds: Worlds,
    private readonly realNow: () => number,
    private readonly closing: AbortSignal,
    options: CourierOptions,
  ) {
    this.#send = options.fetch ?? fetch
    this.#anywhere = options.anywhere ?? false
    this.#timeoutMs = options.timeoutMs ?? 10 * SECOND
    this.#retryMs = options.retryMs ?? RETRIES
  }

  mayReach(url: string): boolean {
    return this.#anywhere || isLoopback(url)
  }

  /** Milliseconds until something is due for an endpoint. */
  waitFor(world: World, endpoint: WebhookEndpointRow): number {
    const first = nextOf(world, endpoint)
    if (!first) return Infinity
    return first.dueMs === null ? 0 : first.dueMs - this.realNow()
  }

  async drain(world: World, id: string): Promise<void> {
    for (;;) {
      const endpoint = listenerOf(world, id)
      const row = endpoint && nextOf(world, endpoint)
      if (!row || (row.dueMs !== null && row.dueMs > this.realNow())) return
      const done = await this.#step(world, endpoint, row)
      if (this.closing.aborted || !this.worlds.all().includes(world)) return
      this.worlds.commit(() => world.tables.delivery.put(done(world.tables.delivery.get(row.id) ?? row)))
    }
  }

  /** What becomes of a delivery, told of the row as it is by then: it may have been given up or sent again. */
  async #step(
    world: World,
    endpoint: WebhookEndpointRow,
    row: DeliveryRow,
  ): Promise<(latest: DeliveryRow) => DeliveryRow> {
    if (row.dueMs === null && row.waitMs > 0) return (latest) => ({ ...latest, dueMs: this.realNow() + row.waitMs })
    if (endpoint.status === 'disabled') return (latest) => ({ ...latest, status: 'canceled' })
    if (!this.mayReach(endpoint.url)) return (latest) => afterAttempts(latest, [notSent(this.realNow())], null)
    const made = await this.#deliver(world, endpoint, row)
    return (latest) => {
      const pause = this.#retryMs[latest.failures]
      return afterAttempts(latest, made, pause === undefined ? null : this.realNow() + pause)
    }
  }

  async #deliver(world: World, endpoint: WebhookEndpointRow, row: DeliveryRow): Promise<Attempt[]> {
    const event = world.tables.event.get(row.event)
    if (!event) return []
    const body = JSON.stringify(renderEvent(world, event, endpoint.api_version), null, 2)
    const post = () => {
      const atMs = this.realNow()
      const letter = { url: endpoint.url, body, signature: signatureOf(endpoint, body, atMs), atMs }
      return attempt(this.#send, letter, AbortSignal.any([this.closing, AbortSignal.timeout(this.#timeoutMs)]))
    }
    const first = await post()
    return row.duplicate && isSuccess(first) ? [first, await post()] : [first]
  }
}

/** The oldest that waits for an endpoint; where order is not kept, the newest that was not tried yet. */
function nextOf(world: World, { id, mischief }: WebhookEndpointRow): DeliveryRow | undefined {
  const { delivery } = world.tables
  const pending = delivery.keys('pending', id)
  const first = delivery.get(pending.at(0) ?? '')
  if (!mischief.reorder || !first || first.dueMs === null) return first
  for (let position = pending.length - 1; position > 0; position--) {
    const later = delivery.get(pending.at(position) ?? '')
    if (later?.attempts.length === 0) return { ...later, dueMs: first.dueMs }
  }
  return first
}

function afterAttempts(row: DeliveryRow, made: Attempt[], retryAtMs: number | null): DeliveryRow {
  const attempts = [...row.attempts, ...made]
  const [first] = made
  if (row.status !== 'pending') return { ...row, attempts }
  if (first && isSuccess(first)) return { ...row, attempts, status: 'succeeded' }
  if (retryAtMs === null) return { ...row, attempts, status: 'failed' }
  return { ...row, attempts, failures: row.failures + 1, dueMs: retryAtMs }
}

function notSent(atMs: number): Attempt {
  return { atMs, status: null, ms: 0, error: 'not sent: the address is not on this machine' }
}
