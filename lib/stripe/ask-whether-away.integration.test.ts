import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { startTestProduct } from '@/lib/testing/product'
import { askWhetherAway } from './ask-whether-away'
import { isStripeAway } from './is-away'
import { line } from './line'
import { simulator } from './simulator'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const pass = (ms: number) => vi.setSystemTime(now() + ms)

/** Counts what reaches a Stripe that does not answer. */
async function goAway() {
  const asked = vi.spyOn(await simulator(), 'fetch').mockRejectedValue(new TypeError('fetch failed'))
  for (let time = 0; time < 5; time++) line().breaker.enter()?.('outage')
  return asked
}

test('pages say that Stripe is away no longer than it is, though nobody asks it for anything', async () => {
  const asked = await goAway()
  expect(isStripeAway()).toBe(true)
  pass(1_999)
  await askWhetherAway()
  expect(asked).not.toHaveBeenCalled()
  pass(1)
  await expect(askWhetherAway()).rejects.toThrow()
  expect(asked).toHaveBeenCalled()
  expect(isStripeAway()).toBe(true)
  asked.mockRestore()
  await askWhetherAway()
  expect(isStripeAway()).toBe(true)
  pass(4_000)
  await askWhetherAway()
  expect(isStripeAway()).toBe(false)
})

test('a Stripe that answers is asked nothing', async () => {
  const asked = vi.spyOn(await simulator(), 'fetch')
  await askWhetherAway()
  expect(asked).not.toHaveBeenCalled()
})
