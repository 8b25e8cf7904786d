import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as enterDemo } from '@/app/api/demo/entries/route'
import { GET, POST } from '@/app/api/simulator/[...path]/route'
import { readEnv } from '@/lib/env/read-env'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { closeSimulator } from './simulator'

let stop: () => Promise<void>
let admin: string
let customer: string
let support: string
beforeAll(async () => {
  stop = await startTestProduct()
  admin = (await makePerson('admin')).cookie
  customer = (await makePerson('customer')).cookie
  support = (await makePerson('support')).cookie
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

const path = (rest: string) => `/api/simulator/${rest}`
const get = async (rest: string, cookie = '') => (await GET(ask(path(rest), { cookie }))).status
const advance = (cookie: string, headers: Record<string, string> = {}) =>
  POST(ask(path('_simulator/clock'), { cookie, headers, body: { advance_seconds: 60 } }))

describe('the modal', () => {
  it('is open to everybody, and only our pages may frame it', async () => {
    const response = await GET(ask(path('_simulator/modal/connect')))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(await get('_simulator/stripe.js')).toBe(200)
  })
})

describe('control', () => {
  it('is for admins', async () => {
    const answers = await Promise.all(['', customer, support, admin].map((cookie) => get('_simulator/state', cookie)))
    expect(answers).toEqual([401, 403, 403, 200])
  })

  it('changes nothing for a page elsewhere', async () => {
    expect((await advance(admin)).status).toBe(200)
    expect((await advance(admin, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://elsewhere.test'],
  ])('tells nothing to a page elsewhere: %s %s', async (name, value) => {
    const headers = { [name]: value }
    expect((await GET(ask(path('_simulator/state'), { cookie: admin, headers }))).status).toBe(403)
  })

  it.each(['_simulator/modal/%2e%2e/state', '_simulator/modal/..%2fstate', '_simulator/modal/../state'])(
    'is not reached around a corner: %s',
    async (rest) => {
      expect(await get(rest)).not.toBe(200)
    },
  )
})

it.each(['v1/customers', 'v1/financial_connections/accounts', '_simulator/../v1/customers', ''])(
  'Stripe’s API is not served to anybody: %s',
  async (rest) => {
    expect(await get(rest, admin)).toBe(404)
  },
)

it('none of it exists once a Stripe key is set, nor do the demo people', async () => {
  const simulated = globalThis.tidewaterEnv
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', STRIPE_SECRET_KEY: 'sk_test_1' })
  const found = [
    await get('_simulator/modal/connect'),
    await get('_simulator/stripe.js'),
    await get('_simulator/state', admin),
    (await advance(admin)).status,
    (await enterDemo(ask('/api/demo/entries', { body: { as: 'admin' } }))).status,
  ]
  globalThis.tidewaterEnv = simulated
  expect(found).toEqual([404, 404, 404, 404, 404])
})
