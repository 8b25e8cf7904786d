import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { deliver, delivery, eventOf } from '@/lib/testing/deliveries'
import { startTestProduct } from '@/lib/testing/product'
import { writeDeliveryCounts } from './count-deliveries'
import { webhookHealth } from './health'
import { webhookDeliveries } from './table'

const secret = 'whsec_counted'
const hourMs = 3_600_000
const begun = new Date(Date.now() - (Date.now() % hourMs))
const twentyPast = begun.getTime() + 1_200_000

let stop: () => Promise<void>
beforeAll(async () => {
  const key = { STRIPE_SECRET_KEY: 'sk_test_counting', STRIPE_WEBHOOK_SECRET: secret }
  stop = await startTestProduct(key)
})
afterAll(() => stop())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: twentyPast })
  await database().delete(webhookDeliveries)
})
afterEach(() => {
  vi.useRealTimers()
})

const staff = {
  userId: 'somebody',
  role: 'support',
  name: 'A support',
  email: 'a@example.test',
  holderId: null,
} as const
const text = JSON.stringify(eventOf())
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)
const rows = () => database().select().from(webhookDeliveries)

async function post(request: Request, status = 400) {
  expect((await deliver(request)).status).toBe(status)
}

async function refused() {
  await writeDeliveryCounts()
  return (await webhookHealth(staff)).refused
}

const bad = {
  header: () => delivery(text, { secret, header: 't=now' }),
  time: () => delivery(text, { secret, atSeconds: Date.now() / 1000 - 400 }),
  signature: () => delivery(text, { secret: 'whsec_mistyped' }),
  content: () => delivery('{}', { secret }),
}

test.each(['header', 'time', 'signature', 'content'] as const)(
  'staff are told of a refusal for its %s',
  async (why) => {
    expect(await refused()).toBeNull()
    await post(bad[why]())
    expect(await refused()).toEqual({ count: 1, since: begun.toISOString(), causes: [why] })
  },
)

test('all of a day count, the most frequent cause first, until a delivery is accepted', async () => {
  await post(bad.header())
  pass(hourMs)
  await post(bad.signature())
  await post(bad.signature())
  expect(await refused()).toEqual({ count: 3, since: begun.toISOString(), causes: ['signature', 'header'] })
  pass(1)
  await post(delivery(text, { secret }), 200)
  expect(await refused()).toBeNull()
  pass(1)
  await post(bad.signature())
  expect(await refused()).toMatchObject({ count: 4 })
  pass(25 * hourMs)
  expect(await refused()).toBeNull()
})

test('a flood writes nothing by itself, and one row in the end', async () => {
  await Promise.all(Array.from({ length: 1_000 }, () => post(bad.signature())))
  expect(await rows()).toEqual([])
  await writeDeliveryCounts()
  await writeDeliveryCounts()
  const lastAt = new Date(twentyPast)
  expect(await rows()).toEqual([{ hour: begun, outcome: 'signature', count: 1_000, lastAt }])
})

test('what could not be written is written the next time', async () => {
  await post(bad.signature())
  const insert = vi.spyOn(database(), 'insert').mockImplementationOnce(() => {
    throw new Error('the database is away')
  })
  await expect(writeDeliveryCounts()).rejects.toThrow('away')
  insert.mockRestore()
  await post(bad.signature())
  expect(await refused()).toMatchObject({ count: 2 })
})
