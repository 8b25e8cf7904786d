import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { api } from '@/lib/paths'
import { simulator } from './simulator'
import { simulatorKey } from './simulator-key'

const endpoints = z.object({ data: z.array(z.object({ id: z.string(), url: z.string() })) })

/**
 * Has the simulator deliver to this server, over HTTP as Stripe does, and takes away where an earlier start listened. False when
 * it listens at an address that is not this machine's own: deliveries of the simulator do not leave it.
 */
export async function listenToSimulator(secret: string): Promise<boolean> {
  const url = ownAddress()
  const { data } = endpoints.parse(await call('GET', '/v1/webhook_endpoints?limit=100'))
  const earlier = data.filter(
    (endpoint) => endpoint.url !== url && new URL(endpoint.url).pathname === api.stripeWebhooks,
  )
  for (const { id } of earlier) await call('DELETE', `/v1/webhook_endpoints/${id}`)
  if (url === null) return false
  await call('POST', '/_simulator/webhooks', { url, secret })
  return true
}

export function hearsSimulator(): boolean {
  return ownAddress() !== null
}

/** As this machine reaches it; null where only others do. */
function ownAddress(): string | null {
  const { host, port } = env()
  const everywhere = host === '0.0.0.0' || host === '::'
  const isLoopback = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
  if (!everywhere && !isLoopback) return null
  const reachable = everywhere ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}${api.stripeWebhooks}`
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${simulatorKey}`, ...(body && { 'content-type': 'application/json' }) }
  const init = { method, headers, body: body ? JSON.stringify(body) : null }
  const response = await (await simulator()).fetch(new Request(`http://simulator${path}`, init))
  if (!response.ok) throw new Error(`the simulator answered ${response.status} to ${method} ${path.split('?')[0]}`)
  return response.json()
}
