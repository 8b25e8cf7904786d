import type { Server } from 'node:http'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSimulator, type Simulator } from './index'
import { serve } from './server'
import { controlOf } from './testing/bench'

const KEY = 'sk_test_http'

let simulator: Simulator
let server: Server
let url: string

beforeEach(async () => {
  simulator = await createSimulator()
  server = serve(simulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})

afterEach(async () => {
  await simulator.close()
  server.closeAllConnections()
  server.close()
})

const arm = (fault: object) => controlOf(simulator, KEY)('faults', fault)

const made = async () => (await controlOf(simulator, KEY)('state')).counts.customers

function ask(method: string, { key, signal, body }: { key?: string; signal?: AbortSignal; body?: string } = {}) {
  const headers = {
    authorization: `Basic ${btoa(`${KEY}:`)}`,
    'content-type': 'application/x-www-form-urlencoded',
    ...(key ? { 'idempotency-key': key } : {}),
  }
  return fetch(`${url}/v1/customers`, { method, headers, signal: signal ?? null, ...(body ? { body } : {}) })
}

describe('over HTTP', () => {
  it('a reset destroys the socket, after the work was done', async () => {
    await arm({ kind: 'reset', times: 1 })
    await expect(ask('POST')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(await made()).toBe(1)
    expect((await ask('POST')).status).toBe(200)
  })

  it('the SDK gets over it by the key it sends, and makes one customer', async () => {
    await arm({ kind: 'reset', times: 1 })
    const { hostname, port } = new URL(url)
    const stripe = new Stripe(KEY, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 2 })
    expect(await stripe.customers.create({ name: 'Ada' })).toMatchObject({ name: 'Ada' })
    expect(await made()).toBe(1)
  })

  it('a truncated body ends before the length it announced', async () => {
    await arm({ kind: 'truncate', times: 1 })
    const cut = await ask('GET')
    expect(cut.status).toBe(200)
    await expect(cut.text()).rejects.toBeDefined()
    const whole = await (await ask('GET')).text()
    expect(cut.headers.get('content-length')).toBe(String(whole.length))
  })

  it('a hang ends when the client leaves, and gives its key back', async () => {
    await arm({ kind: 'hang', times: 1 })
    const leaving = new AbortController()
    const hanging = ask('POST', { key: 'once', signal: leaving.signal }).catch((error) => error.name)
    while ((await controlOf(simulator, KEY)('faults')).data.length > 0) await turn()
    expect((await ask('POST', { key: 'once' })).status).toBe(409)
    leaving.abort()
    expect(await hanging).toBe('AbortError')
    let status = 409
    while (status === 409) status = (await ask('POST', { key: 'once' })).status
    expect(status).toBe(200)
    expect(await made()).toBe(1)
  })

  it('of many requests under one key at once, one works, some conflict, the rest are told its answer', async () => {
    await arm({ kind: 'slow', delay_ms: 40, times: 1 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', { key: 'once' })))
    const kinds = answers.map(({ status, headers }) => `${status} ${headers.get('idempotent-replayed')}`)
    expect(kinds.filter((kind) => kind === '200 null')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === '409 null').length).toBeGreaterThan(0)
    expect(await made()).toBe(1)
    expect((await ask('POST', { key: 'once' })).headers.get('idempotent-replayed')).toBe('true')
  })

  it('more than 1 MB is refused whole, and JSON is no form', async () => {
    const large = await ask('POST', { body: `name=${'a'.repeat(1_200_000)}` })
    expect(large.status).toBe(413)
    expect((await large.json()).error.type).toBe('invalid_request_error')
    const json = await fetch(`${url}/v1/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: '{"name":"Ada"}',
    })
    expect(json.status).toBe(400)
    expect(await made()).toBe(0)
  })
})

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
