import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, fileStorage } from './index'
import { bench, clientOf, controlOf, NOON } from './testing/bench'
import { openReceiver } from './testing/receiver'

const DAYS = 86_400
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

describe('after 30 days an event', () => {
  it('is gone from memory, with what is known of its deliveries', async () => {
    const { stripe, control, advance } = await bench({ webhooks: { fetch: async () => new Response() } })
    await stripe.webhookEndpoints.create({ url: 'http://localhost:9', enabled_events: ['*'] })
    await stripe.customers.create({})
    while ((await control('deliveries')).data[0]?.status !== 'succeeded') await new Promise(setImmediate)
    await advance(30 * DAYS)
    expect((await control('state')).counts.events).toBe(1)
    await advance(1)
    expect((await control('state')).counts.events).toBe(0)
    expect((await control('deliveries')).data).toEqual([])
  })

  it('is gone after a restart too, and the others are not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'forgotten-'))
    closers.push(() => rm(folder, { recursive: true, force: true }))
    const { simulator, stripe, advance } = await bench({ storage: fileStorage(folder) })
    await stripe.customers.create({ name: 'Old' })
    await advance(20 * DAYS)
    await stripe.customers.create({ name: 'Young' })
    await advance(20 * DAYS)
    await simulator.close()
    const again = await createSimulator({ storage: fileStorage(folder), realNow: () => NOON })
    closers.push(() => again.close())
    expect((await controlOf(again, 'sk_test_bench')('state')).counts).toMatchObject({ events: 1, customers: 2 })
    const [event] = (await clientOf(again, 'sk_test_bench').events.list()).data
    expect(event?.data.object).toMatchObject({ name: 'Young' })
  })

  it('still waits for those it is owed to, and then goes', async () => {
    const { stripe, control, advance } = await bench({ realNow: Date.now })
    const receiver = await openReceiver()
    closers.push(receiver.close)
    await control('webhooks', { url: receiver.url, delay_ms: 50 })
    await stripe.customers.create({})
    await advance(31 * DAYS)
    expect((await stripe.events.list()).data).toEqual([])
    const [letter] = await receiver.received(1)
    expect(letter?.event.type).toBe('customer.created')
    while ((await control('state')).counts.events > 0) await new Promise(setImmediate)
    expect((await control('deliveries')).data).toEqual([])
  })
})
