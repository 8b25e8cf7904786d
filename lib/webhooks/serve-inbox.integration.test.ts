import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { eventOf } from '@/lib/testing/deliveries'
import { startTestProduct } from '@/lib/testing/product'
import { readEnvelope } from './envelope'
import { applyDueEvents } from './inbox'
import { keepEvents } from './keep-event'
import { serveInbox } from './serve-inbox'
import { webhookEvents } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
afterEach(() => vi.useRealTimers())

test('news ends the rest of the inbox, and is seen in the next round', async () => {
  // Then a rest has no end of its own.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const resting = serveInbox(new AbortController().signal)
  await keepEvents([readEnvelope(eventOf())], 'webhook')
  await resting
  await applyDueEvents()
  expect(await database().select().from(webhookEvents)).toMatchObject([{ state: 'ignored', reason: 'holder_not_ours' }])
})

test('what is known already is no news', async () => {
  const began = performance.now()
  const resting = serveInbox(new AbortController().signal)
  await keepEvents([readEnvelope(eventOf())], 'webhook')
  await resting
  // A millisecond less than the rest, since timers round.
  expect(performance.now() - began).toBeGreaterThanOrEqual(499)
})

test('a stop ends the rest', async () => {
  const stopping = new AbortController()
  const resting = serveInbox(stopping.signal)
  stopping.abort()
  await resting
  await serveInbox(stopping.signal)
})
