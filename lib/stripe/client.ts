import 'server-only'
import Stripe from 'stripe'
import { env } from '@/lib/env'
import { racedFetch } from './raced-fetch'
import { simulator } from './simulator'
import { simulatorKey } from './simulator-key'

declare global {
  var tidewaterStripe: Stripe | undefined
}

const timeoutMs = 10_000

/**
 * Stripe, or the simulator when no key is set; made on first use. Only `callStripe` asks it, so that every call is recorded.
 * The API version is the one the SDK's types were made for.
 */
export function stripe(): Stripe {
  globalThis.tidewaterStripe ??= new Stripe(env().stripe?.secretKey ?? simulatorKey, {
    httpClient: Stripe.createFetchHttpClient(racedFetch(env().stripe ? askStripe : askSimulator)),
    timeout: timeoutMs,
    // Tried again by `sendCall`, which knows the quota and the outage.
    maxNetworkRetries: 0,
    telemetry: false,
    ...addressOf(env().stripe?.apiBase ?? null),
  })
  return globalThis.tidewaterStripe
}

/** Next wraps `fetch` and may keep answers: these are never to be kept. */
function askStripe(request: Request): Promise<Response> {
  return fetch(request, { cache: 'no-store' })
}

async function askSimulator(request: Request): Promise<Response> {
  return (await simulator()).fetch(request)
}

function addressOf(base: string | null): { host?: string; port?: string; protocol?: 'http' | 'https' } {
  if (!base) return {}
  const { hostname, port, protocol } = new URL(base)
  const isPlain = protocol === 'http:'
  return { host: hostname, port: port || (isPlain ? '80' : '443'), protocol: isPlain ? 'http' : 'https' }
}
