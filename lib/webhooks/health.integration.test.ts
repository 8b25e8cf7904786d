import { afterEach, expect, test } from 'vitest'
import type { Role, Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { webhookHealth } from './health'
import { webhookEvents } from './table'

const staff: Viewer = {
  userId: 'somebody',
  role: 'support',
  name: 'A support',
  email: 'a@example.test',
  holderId: null,
}

let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

test.each([
  ['the simulator, which tells by itself', {}, true],
  ['the simulator on an address that it does not deliver to', { HOST: '192.0.2.7', DEMO_PUBLIC: '1' }, false],
  ['a key and no secret', { STRIPE_SECRET_KEY: 'sk_test_a' }, false],
  ['a key and a secret', { STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_WEBHOOK_SECRET: `whsec_${'a'.repeat(32)}` }, true],
])('with %s, Stripe tells us: %#', async (_, environment, isTold) => {
  stop = await startTestProduct(environment)
  expect(await webhookHealth(staff)).toEqual({ is_told: isTold, failed: 0, refused: null })
})

test('counts what was set aside, and nothing else', async () => {
  stop = await startTestProduct()
  const at = new Date(now())
  const event = { type: 'a.b', livemode: false, created: at, receivedAt: at, dueAt: at, source: 'webhook' } as const
  for (const [index, state] of (['failed', 'applied', 'failed', 'waiting', 'ignored'] as const).entries()) {
    await database()
      .insert(webhookEvents)
      .values({ ...event, id: `evt_${index}`, state })
  }
  expect(await webhookHealth(staff)).toMatchObject({ failed: 2 })
})

test('is asked again by staff’s open pages, and nothing for a customer', async () => {
  stop = await startTestProduct()
  const asked = async (role: Role) => askRoute('/api/webhook-health', { cookie: (await makePerson(role)).cookie })
  expect(await asked('support')).toMatchObject({ status: 200, body: { failed: 0, refused: null } })
  expect(await asked('customer')).toMatchObject({ status: 403 })
  await expect(webhookHealth({ ...staff, role: 'customer' })).rejects.toMatchObject({ status: 403 })
})
