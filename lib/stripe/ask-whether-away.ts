import 'server-only'
import { callStripe } from './calls'
import { line } from './line'

/**
 * One free question to a Stripe that was away, once the breaker lets somebody try: pages say that it is away until an answer
 * comes, and perhaps nobody else asks for a long time.
 */
export async function askWhetherAway(): Promise<void> {
  const { breaker } = line()
  if (!breaker.isAway || breaker.isShut) return
  await callStripe('system', { method: 'GET', path: '/v1/events' }, (stripe, options) =>
    stripe.events.list({ limit: 1 }, options),
  )
}
