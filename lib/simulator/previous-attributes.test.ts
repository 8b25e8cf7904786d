import { expect, it } from 'vitest'
import { bench } from './testing/bench'

it('an event of an update tells what was there before, and of nothing else', async () => {
  const { stripe } = await bench()
  const { id } = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com', metadata: { plan: 'gold' } })
  await stripe.customers.update(id, { name: 'Bea', phone: '+1 555-555-0100', metadata: { tier: '2' } })
  const [updated, created] = (await stripe.events.list()).data
  expect(updated?.type).toBe('customer.updated')
  expect(updated?.data.previous_attributes).toEqual({ name: 'Ada', phone: null, metadata: { tier: null } })
  expect(created?.data).not.toHaveProperty('previous_attributes')
})
