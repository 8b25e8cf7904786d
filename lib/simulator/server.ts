import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isApiPath } from './api'
import { bytesOf, textOf } from './body'
import { ConnectionLost } from './errors'
import type { ApiAnswer, ApiRequest } from './exchange'
import { isOpenPath, type Simulator } from './index'

/** Serves a simulator over HTTP. Pages of any origin may use the modal and the script that opens it, nothing else. */
export function serve(simulator: Simulator): Server {
  return createServer((incoming, outgoing) => {
    answer(simulator, incoming, outgoing).catch((error) => {
      // Either end may break a connection on purpose.
      if (!(error instanceof ConnectionLost)) console.error(error)
      incoming.socket.resetAndDestroy()
    })
  })
}

async function answer(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const address = addressOf(incoming)
  if (!isApiPath(address.path)) return answerPage(simulator, incoming, outgoing)
  send(await simulator.answer(new IncomingRequest(incoming, outgoing, address)), incoming, outgoing)
}

type Address = { path: string; query: string }

/** Most paths are as plain as they look; the others are read as a browser would. */
function addressOf(incoming: IncomingMessage): Address {
  const url = incoming.url ?? '/'
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (/^[\w/-]+$/.test(path)) return { path, query: mark < 0 ? '' : url.slice(mark + 1) }
  const { pathname, search } = urlOf(incoming)
  return { path: pathname, query: search.slice(1) }
}

/** A class, since thousands a second are made: functions of its own for each would cost more than the rest of it. */
class IncomingRequest implements ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: string

  constructor(
    private readonly incoming: IncomingMessage,
    private readonly outgoing: ServerResponse,
    { path, query }: Address,
  ) {
    this.method = incoming.method ?? 'GET'
    this.path = path
    this.query = query
  }

  header(name: string): string | undefined {
    const value = this.incoming.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  async body(): Promise<string> {
    return textOf(await bytesOf(this.incoming))
  }

  left(): AbortSignal {
    const left = new AbortController()
    if (this.outgoing.closed) left.abort()
    else this.outgoing.once('close', () => left.abort())
    return left.signal
  }
}

function send({ status, headers, body, brokenAfter }: ApiAnswer, incoming: IncomingMessage, outgoing: ServerResponse) {
  outgoing.writeHead(status, Object.assign({ 'Content-Length': Buffer.byteLength(body) }, headers))
  if (incoming.method === 'HEAD') outgoing.end()
  else if (brokenAfter === undefined) outgoing.end(besides(headers, body))
  else outgoing.write(Buffer.from(body).subarray(0, brokenAfter), () => outgoing.destroy())
}

/** Text goes out in one piece with the headers, and in one encoding: a header that is not ASCII would come back as another. */
function besides(headers: ApiAnswer['headers'], body: string): string | Buffer {
  const echoed = `${headers['Idempotency-Key'] ?? ''}${headers['Stripe-Account'] ?? ''}`
  return /^[ -~]*$/.test(echoed) ? body : Buffer.from(body)
}

/** Everything besides Stripe's API. */
async function answerPage(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await requestOf(incoming)
  const open = isOpenPath(new URL(request.url).pathname)
  const asksLeave = open && request.method === 'OPTIONS'
  const response = asksLeave ? new Response(null, { status: 204 }) : await simulator.fetch(request)
  for (const [name, value] of response.headers) outgoing.setHeader(name, value)
  if (open) for (const [name, value] of Object.entries(OPEN)) outgoing.setHeader(name, value)
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, { 'content-length': body.length })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one)
  }
  const method = incoming.method ?? 'GET'
  const url = urlOf(incoming)
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  return new Request(url, { method, headers, body: await bytesOf(incoming) })
}

/** Neither the path nor the Host header can make it name another place. */
function urlOf(incoming: IncomingMessage): URL {
  const url = new URL('http://simulator.invalid')
  if (/^[\w.:[\]-]+$/.test(incoming.headers.host ?? '')) url.host = incoming.headers.host ?? ''
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  url.pathname = path
  url.search = query
  return url
}
