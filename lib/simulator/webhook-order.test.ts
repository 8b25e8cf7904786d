import { expect, it, onTestFinished } from 'vitest'
import { bench } from './testing/bench'
import { openReceiver } from './testing/receiver'

it('reorder: the newest first, also while something older waits to be tried again', async () => {
  const receiver = await openReceiver([500])
  onTestFinished(async () => void (await receiver.close()))
  const { simulator, stripe, control } = await bench({ realNow: Date.now })
  onTestFinished(() => simulator.close())
  await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] })
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
