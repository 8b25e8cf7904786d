import type { Endpoint } from './endpoint'
import type { Engine } from './engine'
import { known, type Refusal, refusalAnswer } from './errors'
import { type ApiAnswer, type ApiRequest, JSON_TYPE } from './exchange'
import type { Faults } from './faults'
import { answerBefore, isKept, type Keyed, KeysInUse, keepAnswer, keyed } from './idempotency'
import { unixSeconds } from './moment'
import type { IdempotencyRow } from './rows'
import { fromNewest, toNewest } from './version-changes'
import type { World } from './world'

/** One call of Stripe's API, understood but not yet done. */
export type Call = {
  endpoint: Endpoint
  /** Of the request. */
  id: string
  /** Names the world. */
  key: string
  version: string
  path: string
  form: Record<string, unknown>
  /** What the path names. */
  ids: Record<string, string>
  idempotencyKey: string | null
  asked: Pick<ApiRequest, 'left'>
}

/** Does calls: once per idempotency key, in the version they are written in, and with whatever goes wrong on purpose. */
export class Calls {
  readonly #inUse = new KeysInUse()

  constructor(
    private readonly engine: Engine,
    private readonly faults: Faults,
  ) {}

  answer(call: Call): ApiAnswer | Promise<ApiAnswer> {
    if (call.endpoint.method !== 'POST' || !call.idempotencyKey) return this.#begin(call, null)
    const under = keyed(call.idempotencyKey, call.path, call.form)
    const world = this.#worldOf(call)
    return this.#inUse.hold(world, under.key, async () => {
      const before = answerBefore(world, under, unixSeconds({ atMs: this.engine.now() }))
      return before ? replay(before) : this.#begin(call, under)
    })
  }

  #begin(call: Call, under: Keyed | null): ApiAnswer | Promise<ApiAnswer> {
    const fault = this.faults.strike(this.#worldOf(call).id, call.endpoint.method, call.path)
    if (!fault) return this.#work(call, under)
    return this.faults.suffer(fault, {
      left: call.asked.left(),
      work: () => this.#work(call, under),
      refuse: (refusal) => this.#refuse(call, under, refusal),
    })
  }

  /** What was done and the answer under its key are stored together, or neither. */
  #work(call: Call, under: Keyed | null): ApiAnswer {
    const { endpoint, version, form, ids } = call
    try {
      const body = this.engine.act(this.#worldOf(call), requestOf(call), (moment) => {
        const asked = toNewest(version, `${endpoint.method} ${endpoint.path}`, form)
        const body = JSON.stringify(fromNewest(version, endpoint.handle(moment, asked, ids)))
        const at = unixSeconds(moment)
        if (under) keepAnswer(moment.world, under, { at, status: 200, body, request: call.id })
        return body
      })
      return { status: 200, headers: JSON_TYPE, body }
    } catch (error) {
      return this.#refuse(call, under, known(error))
    }
  }

  #refuse(call: Call, under: Keyed | null, refusal: Refusal): ApiAnswer {
    const answer = refusalAnswer(refusal)
    if (!under || !isKept(refusal)) return answer
    const { status, body } = answer
    this.engine.act(this.#worldOf(call), requestOf(call), (moment) =>
      keepAnswer(moment.world, under, { at: unixSeconds(moment), status, body, request: call.id }),
    )
    return { ...answer, headers: { ...answer.headers, 'Stripe-Should-Retry': 'false' } }
  }

  /** Asked anew each time: a world may be reset while a call waits. */
  #worldOf({ key }: Call): World {
    return this.engine.worlds.ofKey(key)
  }
}

function requestOf({ id, idempotencyKey }: Call) {
  return { id, idempotency_key: idempotencyKey }
}

function replay({ status, body, request }: IdempotencyRow): ApiAnswer {
  const headers = { ...JSON_TYPE, 'Idempotent-Replayed': 'true', 'Original-Request': request }
  return { status, headers: status < 400 ? headers : { ...headers, 'Stripe-Should-Retry': 'false' }, body }
}
