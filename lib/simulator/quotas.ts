import { tooManyRequests } from './errors'

/** Requests a second and key. */
const RATES = { test: 25, live: 100 }

export type QuotaName = keyof typeof RATES

/** Lets through what Stripe would, on the machine's clock: a full second's worth at once, then as many as trickle in. */
export class Quota {
  readonly #buckets = new Map<string, { left: number; atMs: number }>()
  readonly #rate: number

  constructor(
    name: QuotaName,
    private readonly realNow: () => number,
  ) {
    this.#rate = RATES[name]
  }

  take(key: string): void {
    const atMs = this.realNow()
    const before = this.#buckets.get(key) ?? { left: this.#rate, atMs }
    const refilled = before.left + (Math.max(0, atMs - before.atMs) / 1000) * this.#rate
    const left = Math.min(this.#rate, refilled) - 1
    if (left < 0) throw tooManyRequests()
    this.#buckets.set(key, { left, atMs })
  }
}
