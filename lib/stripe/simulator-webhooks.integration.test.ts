import { createServer, type IncomingMessage, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { POST } from '@/app/api/webhooks/stripe/route'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { findFreePort } from '@/lib/testing/free-port'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, linkBank } from '@/lib/testing/simulated-bank'
import { makeOwnSecret } from '@/lib/webhooks/secrets'
import { webhookEvents } from '@/lib/webhooks/table'
import { simulator } from './simulator'
import { simulatorKey } from './simulator-key'
import { listenToSimulator } from './simulator-webhooks'

let stop: () => Promise<void>
let server: Server
let port: number

beforeAll(async () => {
  port = await findFreePort()
  stop = await startTestProduct({ PORT: String(port) })
  server = createServer(async (incoming, outgoing) => {
    const response = await POST(await requestOf(incoming))
    outgoing.writeHead(response.status).end(await response.text())
  }).listen(port, '127.0.0.1')
})
afterAll(async () => {
  await (await simulator()).close()
  await new Promise((closed) => server.close(closed))
  await stop()
})

test('what happens at the bank is delivered to the server that is running, signed for this start', async () => {
  makeOwnSecret()
  await startedAt({ PORT: '1' })
  await startedAt({ PORT: String(port) })
  const { cookie } = await makePerson('customer')
  await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const types = async () => (await database().select().from(webhookEvents)).map(({ type }) => type)
  await expect.poll(types, { timeout: 20_000 }).toContain('financial_connections.account.created')
})

test('an earlier start no longer listens, and what else listens is left alone', async () => {
  await control('webhooks', { url: 'http://127.0.0.1:9/mine', events: ['nothing.at_all'] })
  await startedAt({ PORT: '2' })
  await startedAt({ PORT: '3' })
  expect((await listeners()).sort()).toEqual(['http://127.0.0.1:3/api/webhooks/stripe', 'http://127.0.0.1:9/mine'])
})

test.each([
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['localhost', 'http://localhost:3000'],
])('a server at %s is reached at %s', async (host, origin) => {
  expect(await startedAt({ HOST: host, DEMO_PUBLIC: '1' })).toBe(true)
  expect(await listeners()).toContain(`${origin}/api/webhooks/stripe`)
})

test('a server at an address of the network hears nothing, and says so', async () => {
  expect(await startedAt({ HOST: '192.0.2.1', DEMO_PUBLIC: '1' })).toBe(false)
  expect(await listeners()).not.toContainEqual(expect.stringContaining('/api/webhooks/stripe'))
})

async function startedAt(source: Record<string, string>): Promise<boolean> {
  const { dataDir } = globalThis.tidewaterEnv ?? readEnv({})
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...source })
  return listenToSimulator(makeOwnSecret())
}

async function listeners(): Promise<string[]> {
  const headers = { authorization: `Bearer ${simulatorKey}` }
  const response = await (await simulator()).fetch(new Request('http://simulator/v1/webhook_endpoints', { headers }))
  const { data } = z.object({ data: z.array(z.object({ url: z.string() })) }).parse(await response.json())
  return data.map(({ url }) => url)
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const headers = { 'stripe-signature': incoming.headersDistinct['stripe-signature']?.join(', ') ?? '' }
  const body = new Uint8Array(await buffer(incoming))
  return new Request('http://127.0.0.1/api/webhooks/stripe', { method: 'POST', headers, body })
}
