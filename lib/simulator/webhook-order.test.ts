import { expect, it } from 'vitest'
import { hooked } from './testing/hooked'

it('reorder: the newest first, also while something older waits to be tried again', async () => {
  const { stripe, control, receiver } = await hooked({}, [500])
  await stripe.customers.create({ name: 'waits' })
  await receiver.received(1)
  const isTried = async () => (await control('deliveries')).data[0].attempts.length === 1
  while (!(await isTried())) await new Promise((resolve) => setImmediate(resolve))
  await control('webhooks', { url: receiver.url, reorder: true })
  for (const name of ['first', 'second', 'third']) await stripe.customers.create({ name })
  const letters = await receiver.received(4)
  const names = letters.map(({ body }) => JSON.parse(body).data.object.name)
  expect(names).toEqual(['waits', 'third', 'second', 'first'])
})
