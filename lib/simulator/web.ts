import { readBody } from './body'
import { ConnectionLost } from './errors'
import type { ApiAnswer, ApiRequest } from './exchange'

export function fromRequest(request: Request): ApiRequest {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    body: () => readBody(request),
    left: () => request.signal,
  }
}

export function toResponse({ status, headers, body, brokenAfter }: ApiAnswer, method = 'GET'): Response {
  if (method === 'HEAD') return new Response(null, { status, headers })
  if (brokenAfter === undefined) return new Response(body, { status, headers })
  const bytes = Buffer.from(body)
  const announced = { ...headers, 'Content-Length': String(bytes.length) }
  return new Response(broken(bytes.subarray(0, brokenAfter)), { status, headers: announced })
}

/** Some bytes, then a lost connection. */
function broken(bytes: Uint8Array): ReadableStream {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new ConnectionLost())
      sent = true
      controller.enqueue(bytes)
    },
  })
}
