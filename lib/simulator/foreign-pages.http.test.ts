import { type IncomingMessage, request, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSimulator, type Simulator } from './index'
import { serve } from './server'

let simulator: Simulator
let server: Server
let port: number

beforeAll(async () => {
  simulator = await createSimulator()
  server = serve(simulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = address && typeof address === 'object' ? address.port : 0
})

afterAll(async () => {
  await simulator.close()
  server.closeAllConnections()
  server.close()
})

const CALLS = [
  ['POST', '/_simulator/reset'],
  ['POST', '/_simulator/switches'],
  ['GET', '/_simulator/state'],
  ['GET', '/_simulator/banks'],
  ['POST', '/v1/customers'],
  ['GET', '/v1/customers'],
] as const

/** A browser tells these by itself; `{port}` is the simulator's own. */
async function ask(method: string, path: string, told: Record<string, string> = {}) {
  const named = Object.entries(told).map(([name, value]) => [name, value.replace('{port}', String(port))])
  const headers = { authorization: `Basic ${btoa('sk_test_page:')}`, ...Object.fromEntries(named) }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, method, path, headers }, resolve).on('error', reject).end()
  })
  return { status: answer.statusCode, body: await text(answer) }
}

describe.each([
  ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }],
  ['another site, in a browser that does not say so', { origin: 'https://evil.example' }],
  ['a file', { origin: 'null' }],
  ['a name that was made to lead here', { origin: 'http://evil.example:{port}', host: 'evil.example:{port}' }],
])('a page of %s', (_, told) => {
  it.each(CALLS)('is refused %s %s', async (method, path) => {
    const { status, body } = await ask(method, path, told)
    expect([status, JSON.parse(body).error]).toMatchObject([
      403,
      { type: 'invalid_request_error', code: 'cross_origin' },
    ])
  })

  it('still gets the script and the modal', async () => {
    expect((await ask('GET', '/_simulator/stripe.js', told)).status).toBe(200)
    expect((await ask('GET', '/_simulator/modal/connect', told)).status).toBe(200)
  })
})

describe.each([
  ['a program', {}],
  ['an address bar', { 'sec-fetch-site': 'none' }],
  ['a page of its own', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:{port}' }],
  ['a program that reaches this machine under another name', { host: 'host.docker.internal:{port}' }],
])('%s', (_, told) => {
  it.each(CALLS)('is answered %s %s', async (method, path) => {
    expect((await ask(method, path, told)).status).toBe(200)
  })
})

it('a page of another site changed nothing', async () => {
  const countsNow = async () => JSON.parse((await ask('GET', '/_simulator/state')).body).counts
  await ask('POST', '/v1/customers')
  const before = await countsNow()
  await ask('POST', '/_simulator/reset', { 'sec-fetch-site': 'cross-site' })
  expect(await countsNow()).toEqual(before)
})
