import 'server-only'

const outagesToOpen = 5
const shortestMs = 2_000
const longestMs = 30_000

/** Says how the try ended: an outage is no answer, one that says nothing, or too many requests; no other refusal is. */
export type Settle = (outcome: 'answered' | 'outage') => void

/**
 * Keeps a process from asking a Stripe that is away. After five outages in a row nobody passes for two seconds, then one
 * try does; if that fails too, the wait doubles, up to half a minute.
 */
export class Breaker {
  #outages = 0
  #waitMs = shortestMs
  #state: { name: 'closed' } | { name: 'open'; until: number } | { name: 'probing' } = { name: 'closed' }

  constructor(private readonly now: () => number) {}

  /** Whether a try would be turned away at this moment. */
  get isShut(): boolean {
    if (this.#state.name === 'open') return this.now() < this.#state.until
    return this.#state.name === 'probing'
  }

  /** Whether the last tries said so. Nobody knows better until a later one is answered. */
  get isAway(): boolean {
    return this.#state.name !== 'closed'
  }

  /** How long to wait before asking again makes sense; while one tries, a moment. */
  get waitMs(): number {
    return this.#state.name === 'open' ? Math.max(0, this.#state.until - this.now()) : shortestMs
  }

  /** Null when nobody may pass. Whoever passes must settle. */
  enter(): Settle | null {
    if (this.isShut) return null
    if (this.#state.name === 'closed') return (outcome) => this.#settle(outcome)
    this.#state = { name: 'probing' }
    return (outcome) => this.#settleProbe(outcome)
  }

  /** An outage of a try that began before it opened says nothing new. */
  #settle(outcome: 'answered' | 'outage'): void {
    if (outcome === 'answered') this.#close()
    else if (this.#state.name === 'closed') {
      this.#outages += 1
      if (this.#outages >= outagesToOpen) this.#open()
    }
  }

  #settleProbe(outcome: 'answered' | 'outage'): void {
    if (outcome === 'answered') this.#close()
    else {
      this.#waitMs = Math.min(this.#waitMs * 2, longestMs)
      this.#open()
    }
  }

  #open(): void {
    this.#state = { name: 'open', until: this.now() + this.#waitMs }
  }

  #close(): void {
    this.#outages = 0
    this.#waitMs = shortestMs
    this.#state = { name: 'closed' }
  }
}
