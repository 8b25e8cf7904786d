import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkBank } from '@/lib/testing/simulated-bank'
import { stripe } from './client'
import { simulator } from './simulator'

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

/** From here on Stripe does what is posted to this path, and the answer reaches nobody. */
async function dieAfter(path: string): Promise<{ done: Promise<void>; bury: () => void }> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let bury = () => {}
  const grave = new Promise<Response>((_, reject) => {
    bury = () => reject(new TypeError('The process is gone.'))
  })
  const done = new Promise<void>((resolve) => {
    vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
      const answer = await through(request)
      if (request.method !== 'POST' || new URL(request.url).pathname !== path) return answer
      resolve()
      return grave
    })
  })
  return { done, bury }
}

/** What a new process knows: the database. */
function restart(): void {
  vi.restoreAllMocks()
  globalThis.tidewaterStripe = undefined
  globalThis.tidewaterStripeLine = undefined
}

const open = (cookie: string) =>
  askRoute('/api/stripe/financial_connections/sessions', { cookie, body: { permissions: ['balances'] } })

test('killed between the customer made at Stripe and our commit, the product finds the same customer again', async () => {
  const { cookie, email } = await makePerson('customer')
  const { done, bury } = await dieAfter('/v1/customers')
  const dead = open(cookie)
  await done
  restart()
  expect(await open(cookie)).toMatchObject({ status: 200 })
  const { data } = await stripe().customers.list({ email })
  expect(data).toHaveLength(1)
  // Nothing of it may reach into the next file.
  bury()
  await dead
})

test('an answer lost on the way is asked for again under the same key, and the thing is there once', async () => {
  const { cookie } = await makePerson('customer')
  const { accounts } = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const keys: (string | null)[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const answer = await through(request)
    if (request.method !== 'POST') return answer
    keys.push(request.headers.get('idempotency-key'))
    if (keys.length === 1) throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') })
    expect(answer.headers.get('idempotent-replayed')).toBe('true')
    return answer
  })
  const path = `/api/stripe/financial_connections/accounts/${accounts[0]}/refresh`
  expect(await askRoute(path, { cookie, body: { features: ['balance'] } })).toMatchObject({ status: 200 })
  expect(keys).toEqual([keys[0], keys[0]])
})
