import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { startTestProduct } from '@/lib/testing/product'
import { forgetOldEvents } from './forget-events'
import { type WebhookEvent, webhookDeliveries, webhookEvents } from './table'

const dayMs = 86_400_000

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const eventOf = (state: WebhookEvent['state'], daysAgo: number) => {
  const at = new Date(now() - daysAgo * dayMs)
  const id = `evt_${state}${daysAgo}`
  return { id, type: 'x', livemode: false, created: at, receivedAt: at, dueAt: at, source: 'webhook' as const, state }
}

test('what is done with is kept for thirty days, what failed for ninety, what waits until it is done', async () => {
  const states = ['applied', 'ignored', 'failed', 'waiting'] as const
  await database()
    .insert(webhookEvents)
    .values(states.flatMap((state) => [29, 31, 89, 91].map((days) => eventOf(state, days))))
  await forgetOldEvents()
  const left = await database().select({ id: webhookEvents.id }).from(webhookEvents)
  const waiting = ['evt_waiting29', 'evt_waiting31', 'evt_waiting89', 'evt_waiting91']
  const failed = ['evt_failed29', 'evt_failed31', 'evt_failed89']
  expect(left.map(({ id }) => id).sort()).toEqual(['evt_applied29', ...failed, 'evt_ignored29', ...waiting])
})

test('counts of deliveries are kept for two days', async () => {
  const counted = { outcome: 'signature' as const, count: 1, lastAt: new Date(now()) }
  const hours = [1, 3].map((days) => new Date(now() - days * dayMs))
  await database()
    .insert(webhookDeliveries)
    .values(hours.map((hour) => ({ ...counted, hour })))
  await forgetOldEvents()
  const left = await database().select({ hour: webhookDeliveries.hour }).from(webhookDeliveries)
  expect(left).toEqual([{ hour: hours[0] }])
})
