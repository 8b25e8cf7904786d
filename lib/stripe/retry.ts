import 'server-only'
import Stripe from 'stripe'
import { isOverwhelmed, retryAfterSeconds } from './errors'

const baseMs = 500
/** Whoever is told to wait longer comes again by themselves. */
const longestAdviceMs = 2_000
const worthRetrying = new Set(['lock_timeout', 'idempotency_key_in_use'])

/** How long to wait before one more try, with full jitter; null when another try would change nothing. */
export function retryDelayMs(error: unknown, random: () => number): number | null {
  if (!(error instanceof Stripe.errors.StripeError) || !isWorthRetrying(error)) return null
  const advised = (retryAfterSeconds(error) ?? 0) * 1000
  return advised > longestAdviceMs ? null : advised + random() * baseMs
}

/** Stripe's advice goes first: it knows whether an idempotency key would only replay the failure. */
function isWorthRetrying(error: Stripe.errors.StripeError): boolean {
  const advice = error.headers?.['stripe-should-retry']
  if (advice === 'true') return true
  if (advice === 'false') return false
  return isOverwhelmed(error) || worthRetrying.has(error.code ?? '')
}

const perCall = 0.2
const most = 5

/** Retries are at most a fifth of all calls, and a few more: where everything fails, trying again would only add to it. */
export class RetryBudget {
  #left = 2

  earn(): void {
    this.#left = Math.min(most, this.#left + perCall)
  }

  spend(): boolean {
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
