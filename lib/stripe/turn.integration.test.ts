import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { refuse } from '@/lib/http/refuse'
import { startTestProduct } from '@/lib/testing/product'
import type { Actor } from './calls'
import { makeLine } from './line'
import { takeToken } from './quota'
import { stripeQuota } from './table'
import { waitForTurn } from './turn'

const customer: Actor = { userId: 'user_1', role: 'customer' }
const staff: Actor = { userId: 'user_2', role: 'support' }

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct({ STRIPE_CALLS_PER_SECOND: '10' })
})
afterAll(() => stop())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await database().delete(stripeQuota)
})
afterEach(() => vi.useRealTimers())

/** Waiting moves the clock; others may ask meanwhile. */
function lineWith(meanwhile = async () => {}) {
  const sleep = async (ms: number) => {
    vi.setSystemTime(now() + ms)
    await meanwhile()
  }
  return makeLine({ sleep, random: () => 0.5 })
}

async function drain(): Promise<void> {
  while (await takeToken(database(), { name: 'simulator', perSecond: 10 }, 'customer', now()));
}

async function waited(actor: Actor): Promise<number> {
  await database().delete(stripeQuota)
  await drain()
  const from = now()
  await waitForTurn(actor, lineWith())
  return now() - from
}

test('where the quota is used up, customers wait least, then staff, then our own work, then a sweep', async () => {
  const waits: number[] = []
  for (const actor of [customer, staff, 'webhook' as const, 'sweep' as const]) waits.push(await waited(actor))
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(new Set(waits).size).toBe(4)
  expect(await waited('system')).toBe(waits[2])
})

test.each([
  ['a customer', customer, 2_000],
  ['a sweep', 'sweep' as const, 10_000],
])('%s who gets no turn in time is refused in words, with the time to come again', async (_, actor, longestMs) => {
  await drain()
  const from = now()
  const error: unknown = await waitForTurn(actor, lineWith(drain)).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppError)
  expect(now() - from).toBeLessThan(longestMs + 1_000)
  const answer = refuse(error, 'req_1', 'en')
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
})
