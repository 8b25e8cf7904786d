import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ConnectionLost } from './errors'
import { isOpenPath, type Simulator } from './index'

/** Serves a simulator over HTTP. Pages of any origin may use the modal and the script that opens it, nothing else. */
export function serve(simulator: Simulator): Server {
  return createServer((incoming, outgoing) => {
    answer(simulator, incoming, outgoing).catch((error) => {
      if (!isHangUp(error)) console.error(error)
      incoming.socket.resetAndDestroy()
    })
  })
}

/** Either end may break a connection on purpose. */
function isHangUp(error: unknown): boolean {
  return error instanceof ConnectionLost || (error instanceof Error && error.name === 'AbortError')
}

async function answer(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  const request = await requestOf(incoming)
  const open = isOpenPath(new URL(request.url).pathname)
  const asksLeave = open && request.method === 'OPTIONS'
  const response = asksLeave ? new Response(null, { status: 204 }) : await simulator.fetch(request, left.signal)
  for (const [name, value] of response.headers) outgoing.setHeader(name, value)
  if (open) for (const [name, value] of Object.entries(OPEN)) outgoing.setHeader(name, value)
  if (incoming.method !== 'HEAD' && response.headers.has('content-length')) return cutOff(response, outgoing)
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, { 'content-length': body.length })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

/** Sends what there is of a body that is announced as longer than it is, then breaks the connection. */
async function cutOff(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status)
  try {
    for await (const part of response.body ?? []) {
      await new Promise<void>((resolve) => outgoing.write(part, () => resolve()))
    }
  } finally {
    outgoing.destroy()
  }
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
  return new Request(url, { method, headers, body: await bodyOf(incoming) })
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

/** More than the simulator takes, and no more: it refuses what is cut off here. */
const ENOUGH = 1_100_000

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    if (size < ENOUGH) chunks.push(chunk)
    size += chunk.length
  }
  return new Uint8Array(Buffer.concat(chunks))
}
