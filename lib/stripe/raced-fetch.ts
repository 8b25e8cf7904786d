import 'server-only'

type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * The SDK's time-out only aborts a signal, which nobody has to listen to: here it ends the wait, for the headers and for
 * the body alike. A lost connection loses its code, because the SDK tries some again by itself, whatever it is told.
 */
export function racedFetch(send: (request: Request) => Promise<Response>): Fetch {
  return (url, init) => {
    const request = new Request(url, init)
    return Promise.race([readWhole(send, request), abortOf(init?.signal)])
  }
}

async function readWhole(send: (request: Request) => Promise<Response>, request: Request): Promise<Response> {
  try {
    const response = await send(request)
    return new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers })
  } catch (cause) {
    throw new Error('The connection to Stripe was lost.', { cause })
  }
}

function abortOf(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
