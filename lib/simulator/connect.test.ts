import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSimulator, fileStorage } from './index'
import { bench, controlOf } from './testing/bench'
import { proves } from './testing/contract'
import { closers, hooked } from './testing/hooked'

const SHOP = { stripeAccount: 'acct_1Shop' }

proves(
  [
    'Webhooks: an event of a connected account names it, and goes to endpoints made with connect',
    'Events: the platform’s list has none of its connected accounts',
  ],
  async (bench) => {
    const { stripe, receiver, endpoint } = await hooked(bench)
    await stripe.webhookEndpoints.del(endpoint.id)
    const own = await stripe.webhookEndpoints.create({ url: `${receiver.url}/own`, enabled_events: ['*'] })
    const connect = { url: `${receiver.url}/connect`, enabled_events: ['*' as const], connect: true }
    const { secret = '' } = await stripe.webhookEndpoints.create(connect)
    const theirs = await stripe.customers.create({ name: 'Theirs' }, SHOP)
    const [letter] = await receiver.received(1)
    const event = stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', secret)
    expect(event).toMatchObject({ account: 'acct_1Shop', data: { object: { id: theirs.id } } })
    expect((await stripe.events.list()).data).toEqual([])
    expect((await stripe.events.list({}, SHOP)).data.map(({ id }) => id)).toEqual([event.id])

    const ours = await stripe.customers.create({ name: 'Ours' })
    const [, second] = await receiver.received(2)
    const told = stripe.webhooks.constructEvent(second?.body ?? '', second?.signature ?? '', own.secret ?? '')
    expect(told.data.object).toMatchObject({ id: ours.id })
    expect(told).not.toHaveProperty('account')
  },
)

it('events of a connected account are told after a restart too, without anybody calling for that account', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const { stripe, fc, receiver, endpoint, simulator } = await hooked(bench, { storage: fileStorage(folder) })
  await stripe.webhookEndpoints.del(endpoint.id)
  const types = ['financial_connections.account.refreshed_transactions' as const]
  await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: types, connect: true })
  const customer = (await stripe.customers.create({}, SHOP)).id
  const session = await fc.sessions.create(
    { account_holder: { type: 'customer', customer }, permissions: ['transactions'], prefetch: ['transactions'] },
    SHOP,
  )
  const answer = await simulator.fetch(
    new Request(`http://simulator/_simulator/sessions/${session.id}/complete`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_bench', 'stripe-account': SHOP.stripeAccount },
      body: JSON.stringify({ institution: 'Bank (OAuth)', accounts: ['Everyday'] }),
    }),
  )
  expect(answer.status).toBe(200)
  await simulator.close()
  const again = await createSimulator({ storage: fileStorage(folder) })
  closers.push(() => again.close())
  await controlOf(again, 'sk_test_bench')('clock', { advance_seconds: 5 })
  const [letter] = await receiver.received(1)
  expect(letter?.event).toMatchObject({ account: 'acct_1Shop', type: types[0] })
})
