import { asc } from 'drizzle-orm'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { startTestProduct } from '@/lib/testing/product'
import { callStripe } from './calls'
import { stripe } from './client'
import { simulator } from './simulator'
import { stripeCalls } from './table'

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(() => database().delete(stripeCalls))
afterEach(() => vi.restoreAllMocks())

const path = '/v1/customers'
const read = () => callStripe('system', { method: 'GET', path }, (sdk, options) => sdk.customers.list({}, options))
const make = (intent?: string) =>
  callStripe({ userId: 'user_1', role: 'customer' }, { method: 'POST', path, costCents: 10, intent }, (sdk, options) =>
    sdk.customers.create({ name: 'A secret name' }, options),
  )

async function answers(answer: () => Response | Promise<Response>): Promise<Request[]> {
  const requests: Request[] = []
  vi.spyOn(await simulator(), 'fetch').mockImplementation(async (request) => {
    requests.push(request)
    return answer()
  })
  return requests
}

const refusal = (status: number, error: object) => () =>
  Response.json({ error }, { status, headers: { 'Request-Id': 'req_1' } })
const recorded = () => database().select().from(stripeCalls).orderBy(asc(stripeCalls.method))

describe('every call leaves a row', () => {
  test('with who, what and how it went, and nothing of what was said', async () => {
    await make()
    await read()
    expect(await recorded()).toMatchObject([
      {
        actor: 'system',
        method: 'GET',
        path,
        status: 200,
        requestId: expect.stringMatching(/^req_/),
        ms: expect.any(Number),
      },
      { actor: 'user_1', method: 'POST', path, status: 200, costCents: 10 },
    ])
    expect(JSON.stringify(await recorded())).not.toContain('A secret name')
  })

  test('whose id is the idempotency key, unless another row names the intent', async () => {
    const through = (await simulator()).fetch
    const keys: (string | null)[] = []
    vi.spyOn(await simulator(), 'fetch').mockImplementation((request) => {
      keys.push(request.headers.get('idempotency-key'))
      return through(request)
    })
    await make()
    await make('intent-1')
    await read()
    expect(keys).toEqual([expect.any(String), 'intent-1', null])
    expect((await recorded()).map(({ id }) => id)).toContain(keys[0])
  })

  test.each(['GET', 'POST'] as const)('with the connected account that a %s was for', async (method) => {
    const requests = await answers(() => Response.json({ object: 'list', data: [], has_more: false, url: path }))
    const call = { method, path, stripeAccount: 'acct_1' }
    await callStripe<object>('sweep', call, (sdk, options) =>
      method === 'GET' ? sdk.customers.list({}, options) : sdk.customers.create({}, options),
    )
    expect(requests[0]?.headers.get('stripe-account')).toBe('acct_1')
    expect(await recorded()).toMatchObject([{ actor: 'sweep', stripeAccount: 'acct_1' }])
  })

  test('also when it fails', async () => {
    await answers(refusal(400, { type: 'invalid_request_error', code: 'resource_missing', message: 'No.' }))
    await expect(read()).rejects.toThrow('No.')
    expect(await recorded()).toMatchObject([{ status: 400, errorCode: 'resource_missing', requestId: 'req_1' }])
  })
})

describe('what Stripe refuses', () => {
  const passed: [number, Record<string, string>][] = [
    [400, { type: 'invalid_request_error', message: 'Bad.', param: 'limit' }],
    [400, { type: 'invalid_request_error', code: 'financial_connections_account_inactive', message: 'Inactive.' }],
    [404, { type: 'invalid_request_error', code: 'resource_missing', message: 'Gone.', param: 'account' }],
    [400, { type: 'idempotency_error', message: 'Other parameters.' }],
    [429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Slower.' }],
  ]

  test.each(passed)('a %i passes through as Stripe said it', async (status, error) => {
    await answers(refusal(status, error))
    await expect(read()).rejects.toMatchObject({ name: 'Refusal', status, ...error })
  })

  const ours: [string, () => Response | Promise<Response>][] = [
    [
      'a wrong key',
      refusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****1234' }),
    ],
    [
      'a key without permission',
      refusal(403, { type: 'invalid_request_error', message: 'The key rk_test_* lacks it.' }),
    ],
    ['an outage', refusal(500, { type: 'api_error', message: 'Internal detail.' })],
    ['a body cut off', () => new Response('{"object": "li', { status: 200 })],
    ['a refusal that says nothing', () => Response.json({}, { status: 400 })],
    ['a lost connection', () => Promise.reject(Object.assign(new Error('internal detail'), { code: 'ECONNREFUSED' }))],
  ]

  test.each(ours)('%s is a 502 in our words', async (_, answer) => {
    await answers(answer)
    const error: unknown = await read().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 502, code: 'stripe_unavailable' })
    expect(String(error)).not.toMatch(/_test_|detail/)
  })

  test('one that never answers ends with the time-out, though nothing listens to its signal', async () => {
    await answers(() => new Promise<Response>(() => {}))
    const call = stripe().customers.list({}, { timeout: 50, maxNetworkRetries: 0 })
    await expect(call).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
  })

  test('a body that never ends does, too', async () => {
    await answers(
      () => new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{')) })),
    )
    const call = stripe().customers.list({}, { timeout: 50, maxNetworkRetries: 0 })
    await expect(call).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError)
  })
})

describe('the client', () => {
  test('waits at most ten seconds, tells Stripe nothing of us, and speaks the version of its types', async () => {
    const requests = await answers(() => Response.json({ object: 'list', data: [], has_more: false, url: path }))
    await read()
    await read()
    expect(stripe().getApiField('timeout')).toBe(10_000)
    expect(requests[1]?.headers.has('x-stripe-client-telemetry')).toBe(false)
    expect(requests[1]?.headers.get('stripe-version')).toBe(Stripe.API_VERSION)
  })
})
