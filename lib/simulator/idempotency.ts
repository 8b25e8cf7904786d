import { createHash } from 'node:crypto'
import { Refusal, refused } from './errors'
import { isHash } from './params'
import type { IdempotencyRow } from './rows'
import type { World } from './world'

const LONGEST = 255
const KEPT_SECONDS = 86_400

/** A POST that carries a key. */
export type Keyed = { key: string; path: string; fingerprint: string }

export function keyed(key: string, path: string, form: Record<string, unknown>): Keyed {
  if (key.length > LONGEST) {
    throw refused(`Idempotency keys can be at most ${LONGEST} characters long, but yours has ${key.length}.`)
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(sorted(form)))
    .digest('base64url')
  return { key, path, fingerprint }
}

/** Which keys are being used at this moment. */
export class KeysInUse {
  readonly #busy = new Set<string>()

  /** Does the work unless somebody else is at it under the same key. */
  async hold<T>(world: World, key: string, work: () => Promise<T>): Promise<T> {
    const name = `${world.id} ${key}`
    if (this.#busy.has(name)) throw inUse()
    this.#busy.add(name)
    try {
      return await work()
    } finally {
      this.#busy.delete(name)
    }
  }
}

/** The answer that a key was given before, within 24 hours. Throws where it was used for something else. */
export function answerBefore(world: World, { key, path, fingerprint }: Keyed, at: number): IdempotencyRow | null {
  const row = world.tables.idempotency.get(key)
  if (!row || row.created + KEPT_SECONDS <= at) return null
  if (row.path !== path) {
    throw mismatch(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${row.path}' vs '${path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  if (row.fingerprint !== fingerprint) {
    throw mismatch(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  return row
}

/** Remembers an answer, and forgets those whose day is over. */
export function keepAnswer(
  world: World,
  { key, path, fingerprint }: Keyed,
  answer: { at: number; status: number; body: string; request: string },
): void {
  const { idempotency } = world.tables
  const { at, status, body, request } = answer
  for (let oldest = first(world); oldest && oldest.created + KEPT_SECONDS <= at; oldest = first(world)) {
    idempotency.delete(oldest.id)
  }
  idempotency.put({ id: key, created: at, path, fingerprint, status, body, request })
}

/** What a request can be refused for before it began is asked anew the next time; what came of it once begun, is kept. */
export function isKept({ status, details }: Refusal): boolean {
  return status === 500 || (status === 400 && details.param === undefined && details.type !== 'idempotency_error')
}

function first(world: World): IdempotencyRow | undefined {
  return world.tables.idempotency.get(world.tables.idempotency.keys('age').at(0) ?? '')
}

function inUse(): Refusal {
  return new Refusal(
    409,
    'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through). Please try again later.',
    { type: 'idempotency_error', code: 'idempotency_key_in_use' },
  )
}

function mismatch(message: string): Refusal {
  return new Refusal(400, message, { type: 'idempotency_error' })
}

/** The order in which parameters are written says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isHash(value)) return value
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key])])
}
