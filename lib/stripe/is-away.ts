import 'server-only'
import { line } from './line'

/** Whether Stripe did not answer when this process asked last, several times over. Pages serve the mirror all the same. */
export function isStripeAway(): boolean {
  return line().breaker.isAway
}
