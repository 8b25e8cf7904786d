import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { callStripe } from './calls'
import { stripe } from './client'
import { simulator } from './simulator'

let stop: () => Promise<void>
let cookie: string
let staff: string
let id: string

beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
  staff = (await makePerson('support')).cookie
  const { accounts } = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  id = accounts[0] ?? ''
  await letBanksAnswer()
  await pull(id)
})
afterAll(() => stop())

let asked: string[]

beforeEach(async () => {
  asked = []
  vi.spyOn(await simulator(), 'fetch').mockImplementation(async (request) => {
    asked.push(new URL(request.url).pathname)
    throw new TypeError('fetch failed')
  })
})
afterEach(() => vi.restoreAllMocks())

test.each([
  ['the list of accounts', () => '/api/accounts'],
  ['an account', () => `/api/accounts/${id}`],
  ['its transactions', () => `/api/transactions?account=${id}`],
])('while Stripe is away, %s is served from the mirror, and Stripe is not asked', async (_, path) => {
  for (const reader of [cookie, staff]) {
    expect(await askRoute(path(), { cookie: reader })).toMatchObject({ status: 200 })
  }
  expect(asked).toEqual([])
})

test('and says how old it is', async () => {
  const { body } = await askRoute(`/api/accounts/${id}`, { cookie })
  expect(body).toMatchObject({ pulled_at: expect.any(String), balance: { as_of: expect.any(String) } })
})

test('what needs Stripe is refused at once, in words, with the time to come again', async () => {
  const path = `/api/stripe/financial_connections/accounts/${id}`
  for (let time = 0; time < 5; time++) await askRoute(path, { cookie })
  const before = asked.length
  const refused = await askRoute(path, { cookie })
  expect(refused).toMatchObject({ status: 502, body: { error: { code: 'stripe_unavailable' } } })
  expect(asked.length).toBe(before)
  const call = callStripe('system', { method: 'GET', path: '/v1/customers' }, () => stripe().customers.list())
  await expect(call).rejects.toMatchObject({ retryAfterSeconds: expect.any(Number) })
})
