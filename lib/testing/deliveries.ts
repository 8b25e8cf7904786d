import Stripe from 'stripe'
import { POST } from '@/app/api/webhooks/stripe/route'
import { now } from '@/lib/clock'

type Signing = { secret: string; atSeconds?: number; header?: string | null }

/** An event as Stripe writes it; what is given takes the place of the usual. */
export function eventOf(given: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'evt_1test',
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(now() / 1000),
    data: { object: { id: 'fca_1nobody', account_holder: { type: 'customer', customer: 'cus_1nobody' } } },
    livemode: false,
    type: 'financial_connections.account.refreshed_balance',
    ...given,
  }
}

/** What Stripe's servers post. A body of bytes is signed as the text it stands for. */
export function delivery(body: string | Uint8Array<ArrayBuffer>, signing: Signing): Request {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', host: 'localhost:3000' })
  const header = signing.header === undefined ? signatureOf(body, signing) : signing.header
  if (header !== null) headers.set('stripe-signature', header)
  return new Request('http://localhost:3000/api/webhooks/stripe', { method: 'POST', headers, body })
}

export function signatureOf(
  body: string | Uint8Array,
  { secret, atSeconds: timestamp = Math.floor(now() / 1000) }: Signing,
): string {
  const payload = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
}

/** Posts it to the route. */
export async function deliver(request: Request): Promise<{ status: number; body: unknown }> {
  const response = await POST(request)
  return { status: response.status, body: await response.json() }
}
