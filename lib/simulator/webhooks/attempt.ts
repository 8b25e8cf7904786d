import type { Attempt } from '../rows'

export type Send = (url: string, init: RequestInit) => Promise<Response>

type Letter = { url: string; body: string; signature: string; atMs: number }

/** Posts once. No answer, a late one and a redirect are told, not thrown. */
export async function attempt(
  send: Send,
  { url, body, signature, atMs }: Letter,
  signal: AbortSignal,
): Promise<Attempt> {
  const begun = performance.now()
  const elapsed = () => Math.round(performance.now() - begun)
  try {
    const headers = {
      accept: '*/*; q=0.5, application/xml',
      'cache-control': 'no-cache',
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signature,
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    const response = await send(url, { method: 'POST', body, headers, redirect: 'manual', signal })
    await response.body?.cancel()
    return { atMs, status: response.status, ms: elapsed(), error: null }
  } catch (error) {
    return { atMs, status: null, ms: elapsed(), error: wordsOf(error) }
  }
}

export function isSuccess({ status }: Attempt): boolean {
  return status !== null && status >= 200 && status < 300
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return typeof code === 'string' ? code : error.message
}
