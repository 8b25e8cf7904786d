import type { Endpoint } from './endpoint'
import type { Engine } from './engine'
import { Refusal, refusalResponse, serverError } from './errors'
import type { Faults } from './faults'
import { answerBefore, isKept, type Keyed, KeysInUse, keepAnswer, keyed } from './idempotency'
import { unixSeconds } from './moment'
import type { IdempotencyRow } from './rows'
import { fromNewest, toNewest } from './version-changes'
import type { World } from './world'

/** One call of Stripe's API, understood but not yet done. */
export type Call = {
  /** Of the request. */
  id: string
  /** Names the world. */
  key: string
  version: string
  method: string
  path: string
  form: Record<string, unknown>
  ids: Record<string, string>
  idempotencyKey: string | null
  /** Aborted when the caller hangs up. */
  left: AbortSignal
}

/** Does calls: once per idempotency key, in the version they are written in, and with whatever goes wrong on purpose. */
export class Calls {
  readonly #inUse = new KeysInUse()

  constructor(
    private readonly engine: Engine,
    private readonly faults: Faults,
  ) {}

  async answer(endpoint: Endpoint, call: Call): Promise<Response> {
    if (call.method !== 'POST' || !call.idempotencyKey) return this.#begin(endpoint, call, null)
    const under = keyed(call.idempotencyKey, call.path, call.form)
    const world = this.#worldOf(call)
    return this.#inUse.hold(world, under.key, async () => {
      const before = answerBefore(world, under, unixSeconds({ atMs: this.engine.now() }))
      return before ? replay(before) : this.#begin(endpoint, call, under)
    })
  }

  #begin(endpoint: Endpoint, call: Call, under: Keyed | null): Promise<Response> {
    const { method, path, left } = call
    return this.faults.around({
      world: this.#worldOf(call).id,
      method,
      path,
      left,
      work: () => this.#work(endpoint, call, under),
      refuse: (refusal) => this.#refuse(call, under, refusal),
    })
  }

  /** What was done and the answer under its key are stored together, or neither. */
  #work(endpoint: Endpoint, call: Call, under: Keyed | null): Response {
    const { version, form, ids } = call
    try {
      const body = this.engine.act(this.#worldOf(call), requestOf(call), (moment) => {
        const asked = toNewest(version, `${endpoint.method} ${endpoint.path}`, form)
        const body = JSON.stringify(fromNewest(version, endpoint.handle(moment, asked, ids)))
        const at = unixSeconds(moment)
        if (under) keepAnswer(moment.world, under, { at, status: 200, body, request: call.id })
        return body
      })
      return new Response(body, { headers: JSON_TYPE })
    } catch (error) {
      return this.#refuse(call, under, known(error))
    }
  }

  #refuse(call: Call, under: Keyed | null, refusal: Refusal): Response {
    const response = refusalResponse(refusal)
    if (!under || !isKept(refusal)) return response
    const { status } = refusal
    const body = JSON.stringify(refusal.body())
    this.engine.act(this.#worldOf(call), requestOf(call), (moment) =>
      keepAnswer(moment.world, under, { at: unixSeconds(moment), status, body, request: call.id }),
    )
    response.headers.set('Stripe-Should-Retry', 'false')
    return response
  }

  /** Asked anew each time: a world may be reset while a call waits. */
  #worldOf({ key }: Call): World {
    return this.engine.worlds.ofKey(key)
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

function requestOf({ id, idempotencyKey }: Call) {
  return { id, idempotency_key: idempotencyKey }
}

function known(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  console.error(error)
  return serverError()
}

function replay({ status, body, request }: IdempotencyRow): Response {
  const headers = { ...JSON_TYPE, 'Idempotent-Replayed': 'true', 'Original-Request': request }
  return new Response(body, {
    status,
    headers: status < 400 ? headers : { ...headers, 'Stripe-Should-Retry': 'false' },
  })
}
