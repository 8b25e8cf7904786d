import 'server-only'
import { env } from '@/lib/env'

/** What the browser shows Stripe.js; null where a secret key was set without one, so that linking cannot work. The simulator takes any. */
export function publishableKey(): string | null {
  const { stripe } = env()
  return stripe === null ? 'pk_test_simulator' : stripe.publishableKey
}
