import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSimulator, type Simulator } from './index'
import { serve } from './server'
import { NOON } from './testing/bench'

const KEY = { authorization: 'Bearer sk_test_same' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

let simulator: Simulator
let server: Server

beforeAll(async () => {
  simulator = await createSimulator({ realNow: () => NOON })
  server = serve(simulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await simulator.close()
  server.close()
})

const requests: [string, string, Record<string, string>, string?][] = [
  ['GET', '/v1/customers?limit=2', KEY],
  ['GET', '/v1/customers/', KEY],
  ['GET', '/v1//customers', KEY],
  ['GET', '/v1/x/../customers', KEY],
  ['GET', '/v1/%2e%2e/v1/customers', KEY],
  ['GET', '/v1/cust%6Fmers', KEY],
  ['GET', '/v1/customers/cus%5F1', KEY],
  ['GET', '/v1/customers/a%2Fb', KEY],
  ['GET', '/v1/customers/%E0%A4%A', KEY],
  ['GET', '/v1/customers?limit=%zz', KEY],
  ['GET', '/v1/customers?limit[gt]=1', KEY],
  ['GET', '/v1/customers', {}],
  ['GET', '/v1/customers', { ...KEY, 'stripe-version': '2023-10-16', 'stripe-account': 'acct_1Same' }],
  ['GET', '/v1/customers', { ...KEY, 'stripe-version': '1999-01-01' }],
  ['GET', '/v1/customers', { ...KEY, 'stripe-account': 'nobody' }],
  ['GET', '/v1/customers', { ...KEY, 'idempotency-key': 'caf\u00e9' }],
  ['GET', '/v1/financial_connections/accounts/fca_1/refresh', KEY],
  ['PUT', '/v1/customers', KEY],
  ['HEAD', '/v1/customers', KEY],
  ['HEAD', '/v1/nothing', KEY],
  ['POST', '/v1/customers', { ...KEY, 'content-type': 'application/json' }, '{}'],
  ['POST', '/v1/customers', { ...KEY, ...FORM }, 'nickname=Ada'],
  ['POST', '/v1/customers', { ...KEY, ...FORM }, `name=${'a'.repeat(1_000_000)}`],
  ['DELETE', '/v1/customers/cus_1', KEY],
  ['GET', '/v1', KEY],
  ['GET', '/v2/customers', KEY],
  ['GET', '/_simulator/faults', KEY],
  ['POST', '/_simulator/clock', KEY, '{"advance_seconds":"soon"}'],
]

it.each(requests)('%s %s with %j is answered over HTTP as it is in process', async (method, path, headers, body) => {
  const init = { method, headers, ...(body === undefined ? {} : { body }) }
  const response = await simulator.fetch(new Request(`http://simulator${path}`, init))
  const inProcess = { status: response.status, headers: told([...response.headers]), body: await response.text() }
  expect(await ask(method, path, headers, body)).toEqual(inProcess)
})

it('an id may be written with percent signs', async () => {
  const { body } = await raw('POST', '/v1/customers', { ...KEY, ...FORM }, 'name=Ada')
  const { id } = JSON.parse(body)
  expect((await raw('GET', `/v1/customers/${id.replace('_', '%5F')}`, KEY)).body).toBe(body)
})

it('a HEAD announces the length of what a GET would bring', async () => {
  const length = async (method: string) => (await raw(method, '/v1/customers', KEY)).headers['content-length']
  expect(await length('HEAD')).toBe(await length('GET'))
  expect(Number(await length('HEAD'))).toBeGreaterThan(0)
})

async function ask(method: string, path: string, headers: Record<string, string>, body?: string) {
  const answer = await raw(method, path, headers, body)
  const pairs = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)])
  return { ...answer, headers: told(pairs) }
}

/** What is said of the answer, not of the way it came, and not the id that each has for itself. */
function told(headers: [string, string][]): Record<string, string> {
  const way = ['connection', 'content-length', 'date', 'keep-alive']
  const own = headers.filter(([name]) => !way.includes(name))
  return Object.fromEntries(own.map(([name, value]) => [name, name === 'request-id' ? 'its own' : value]))
}

function raw(method: string, path: string, headers: Record<string, string>, body?: string) {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.once('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}
