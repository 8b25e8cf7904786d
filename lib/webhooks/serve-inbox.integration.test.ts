import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { eventOf } from '@/lib/testing/deliveries'
import { startTestProduct } from '@/lib/testing/product'
import { readEnvelope } from './envelope'
import { keepEvents } from './keep-event'
import { serveInbox } from './serve-inbox'
import { webhookEvents } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
// Then a rest has no end of its own.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => vi.useRealTimers())

test('news ends the rest of the inbox, and is seen in the next round', async () => {
  const { signal } = new AbortController()
  const resting = serveInbox(signal)
  await keepEvents([readEnvelope(eventOf())], 'webhook')
  await resting
  await serveInbox(signal)
  expect(await database().select().from(webhookEvents)).toMatchObject([{ state: 'ignored', reason: 'holder_not_ours' }])
})

test('what is known already is no news', async () => {
  const resting = serveInbox(new AbortController().signal)
  let isOver = false
  void resting.then(() => {
    isOver = true
  })
  await keepEvents([readEnvelope(eventOf())], 'webhook')
  await new Promise((done) => setImmediate(done))
  expect(isOver).toBe(false)
  vi.runAllTimers()
  await resting
})

test('a stop ends the rest', async () => {
  const stopping = new AbortController()
  const resting = serveInbox(stopping.signal)
  stopping.abort()
  await resting
  await serveInbox(stopping.signal)
})
