import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import { type BlockList, isIPv4, isIPv6 } from 'node:net'
import { env } from '@/lib/env'

/** What a request's connection says of where it comes from. */
export type Connection = { socketAddress: string; forwardedFor: string }

declare global {
  var tidewaterConnections: AsyncLocalStorage<Connection> | undefined
}

/** On `globalThis` because Next does not share modules between start-up and routes. */
export function connections(): AsyncLocalStorage<Connection> {
  globalThis.tidewaterConnections ??= new AsyncLocalStorage()
  return globalThis.tidewaterConnections
}

/**
 * Has every request remember its connection. A route handler is given no socket, and a header could be written by anybody; what
 * Node itself says while a request begins cannot, and it says so to whichever server listens: ours, or `next dev`.
 */
export function rememberConnections(): void {
  channel('http.server.request.start').subscribe((message) => {
    const request: unknown = Reflect.get(Object(message), 'request')
    if (!(request instanceof IncomingMessage)) return
    const forwarded = request.headersDistinct['x-forwarded-for'] ?? []
    connections().enterWith({ socketAddress: request.socket.remoteAddress ?? '', forwardedFor: forwarded.join(',') })
  })
}

/**
 * Where this request comes from, as a limit counts it. `X-Forwarded-For` is believed only as far as the proxies in
 * TRUSTED_PROXIES wrote it: from the right, the first address that is none of them.
 */
export function clientAddress(): string {
  const connection = connections().getStore()
  if (connection === undefined) return 'unknown'
  const trusted = env().trustedProxies
  const hops = [...connection.forwardedFor.split(','), connection.socketAddress].map(plainAddress)
  let address = hops.pop() ?? ''
  while (hops.length > 0 && isAmong(trusted, address)) {
    const before = hops.pop() ?? ''
    // What a proxy of ours did not write is no address, and nothing left of it is to be believed.
    if (!isIPv4(before) && !isIPv6(before)) break
    address = before
  }
  return network(address)
}

function isAmong(list: BlockList, address: string): boolean {
  if (isIPv4(address)) return list.check(address, 'ipv4')
  return isIPv6(address) && list.check(address, 'ipv6')
}

/** Without the port that some proxies add, and an IPv4 address as itself where a socket of both kinds wraps it. */
function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '')
}

/** One household has a whole /64 of IPv6 addresses, and so has whoever would spread over them. */
function network(address: string): string {
  if (!isIPv6(address)) return address || 'unknown'
  const [left = '', right] = address.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
