import { ConnectionLost, Refusal, serverError, tooManyRequests } from './errors'
import type { ApiAnswer } from './exchange'
import { randomFrom } from './random'

/** Something that goes wrong on purpose. */
export type Fault = {
  id: string
  match: { method: string | null; path: string | null }
  kind: keyof typeof kinds
  status: number
  code: string | null
  message: string | null
  /** On the machine's clock. */
  delay_ms: number
  /** How often it still strikes; null: until it is deleted. */
  times: number | null
  probability: number
}

export const kindsOfFault = ['error', 'reset', 'hang', 'truncate', 'slow'] as const

type Suffering = {
  /** Aborted when the caller hangs up. */
  left: AbortSignal
  /** Does what was asked. */
  work(): ApiAnswer
  refuse(refusal: Refusal): ApiAnswer
}

type Struck = Suffering & { fault: Fault }

/** What each kind does. Nothing is done for an error or for who waits in vain; the others lose or delay what was done. */
const kinds: Record<(typeof kindsOfFault)[number], (struck: Struck) => ApiAnswer | Promise<ApiAnswer>> = {
  error: ({ fault, refuse }) => refuse(refusalOf(fault)),
  reset: ({ work }) => {
    work()
    throw new ConnectionLost()
  },
  hang: ({ left, work }) => pause(Infinity, left).then(work),
  truncate: ({ work }) => cutShort(work()),
  slow: ({ work }) => work(),
}

/** The faults of all worlds. They are gone when the process is. */
export class Faults {
  readonly #armed = new Map<string, { fault: Fault; random: () => number }[]>()
  readonly #closing = new AbortController()
  #made = 0

  constructor(private readonly seed: string) {}

  add(world: string, declared: Omit<Fault, 'id'>): Fault {
    this.#made += 1
    const fault = { ...declared, id: `fault_${this.#made}` }
    const random = randomFrom('fault', this.seed, world, this.#made)
    this.#armed.set(world, [...(this.#armed.get(world) ?? []), { fault, random }])
    return fault
  }

  list(world: string): Fault[] {
    return (this.#armed.get(world) ?? []).map(({ fault }) => fault)
  }

  clear(world: string): void {
    this.#armed.delete(world)
  }

  /** Makes of a call what the fault does that struck it. */
  async suffer(fault: Fault, call: Suffering): Promise<ApiAnswer> {
    const left = AbortSignal.any([call.left, this.#closing.signal])
    if (fault.delay_ms > 0) await pause(fault.delay_ms, left)
    return kinds[fault.kind]({ ...call, fault, left })
  }

  /** Ends what hangs or waits. */
  close(): void {
    this.#closing.abort()
  }

  /** The first fault that strikes a call, if any does. */
  strike(world: string, method: string, path: string): Fault | null {
    const armed = this.#armed.get(world)
    if (!armed) return null
    const found = armed.find(({ fault, random }) => matches(fault, method, path) && random() < fault.probability)
    if (!found) return null
    const { fault } = found
    if (fault.times !== null) {
      const left = { ...found, fault: { ...fault, times: fault.times - 1 } }
      const others = armed.flatMap((other) => (other === found ? left : other))
      this.#armed.set(
        world,
        others.filter((other) => other.fault.times !== 0),
      )
    }
    return fault
  }
}

/** `*` stands for anything, `{account}` and `:account` for one step of a path. */
function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method !== null && match.method !== method) return false
  if (match.path === null) return true
  const parts = match.path.split(/(\*|\{\w+\}|:\w+)/)
  const pattern = parts.map((part, at) => {
    if (at % 2 === 0) return part.replace(/[.\\^$+?()[\]|{}]/g, '\\$&')
    return part === '*' ? '.*' : '[^/]+'
  })
  return new RegExp(`^${pattern.join('')}$`).test(path)
}

const WORDS: Record<string, string> = {
  rate_limit: tooManyRequests().message,
  lock_timeout:
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
}

function refusalOf({ status, code, message }: Fault): Refusal {
  const told = code ?? (status === 429 ? 'rate_limit' : null)
  return new Refusal(status, message ?? WORDS[told ?? ''] ?? serverError().message, {
    type: status >= 500 ? 'api_error' : 'invalid_request_error',
    ...(told ? { code: told } : {}),
  })
}

/** Rejects when the caller leaves first. */
function pause(ms: number, left: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(new ConnectionLost(left.reason))
    }
    const timer = ms === Infinity ? undefined : setTimeout(done, ms)
    function done() {
      left.removeEventListener('abort', leave)
      resolve()
    }
    if (left.aborted) leave()
    else left.addEventListener('abort', leave, { once: true })
  })
}

/** The first half of the bytes under the length of them all, then a lost connection. */
function cutShort(answer: ApiAnswer): ApiAnswer {
  return { ...answer, brokenAfter: Math.ceil(Buffer.byteLength(answer.body) / 2) }
}
