import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { createSimulator, fileStorage } from './index'
import { bench, controlOf } from './testing/bench'
import { proves, provesEach } from './testing/contract'
import { closers, deliveries, hooked, settled } from './testing/hooked'

describe('a delivery', () => {
  proves(
    [
      'Webhooks: Stripe-Signature signs the time and the raw body',
      'Webhooks: the body is the event as the API tells it',
    ],
    async (bench) => {
      const { stripe, receiver, secret } = await hooked(bench)
      const { id } = await stripe.customers.create({ name: 'Ada' })
      const [letter] = await receiver.received(1)
      const event = stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', secret)
      expect(event).toMatchObject({ type: 'customer.created', data: { object: { id } }, pending_webhooks: 1 })
      expect(() => stripe.webhooks.constructEvent(`${letter?.body} `, letter?.signature ?? '', secret)).toThrow()
      const told = await stripe.events.retrieve(event.id)
      expect({ ...told, pending_webhooks: 1, lastResponse: undefined }).toEqual({ ...event, lastResponse: undefined })
    },
  )

  proves(
    ['Events: pending_webhooks counts the endpoints that have not taken it', 'Events: are listed by delivery_success'],
    async (bench) => {
      const { stripe, control, receiver } = await hooked(bench, { webhooks: { retryMs: [] } }, [500])
      await stripe.customers.create({ name: 'Lost' })
      await receiver.received(1)
      await deliveries(control, settled)
      await stripe.customers.create({ name: 'Taken' })
      await receiver.received(2)
      await deliveries(control, settled)
      const namesOf = async (delivery_success: boolean) =>
        (await stripe.events.list({ delivery_success })).data.map(({ data: { object }, pending_webhooks }) => [
          'name' in object ? object.name : null,
          pending_webhooks,
        ])
      expect(await namesOf(true)).toEqual([['Taken', 0]])
      expect(await namesOf(false)).toEqual([['Lost', 1]])
    },
  )

  proves(['Webhooks: data.object is in the version of the endpoint'], async (bench) => {
    const { stripe, receiver, link } = await hooked(bench)
    await stripe.webhookEndpoints.create({
      url: `${receiver.url}/old`,
      enabled_events: ['financial_connections.account.created'],
      api_version: '2025-09-30.clover',
    })
    const asked = { institution: 'Test (Non-OAuth)', accounts: ['Success'], permissions: ['payment_method' as const] }
    await link(asked)
    const letters = (await receiver.received(3)).map(({ body }) => JSON.parse(body))
    const created = letters.filter(({ type }) => type === 'financial_connections.account.created')
    const numbersOf = (version: string) =>
      created.find(({ api_version }) => api_version === version)?.data.object.account_numbers
    expect(created).toHaveLength(2)
    expect(numbersOf('2026-10-28.endive')).toHaveLength(1)
    expect(numbersOf('2025-09-30.clover')).toBeUndefined()
  })

  it('arrives in the order of events', async () => {
    const { stripe, receiver } = await hooked(bench)
    for (const name of ['a', 'b', 'c']) await stripe.customers.create({ name })
    const letters = await receiver.received(3)
    const { data } = await stripe.events.list()
    expect(letters.map(({ event }) => event.id)).toEqual(data.map(({ id }) => id).reverse())
  })

  proves(['Webhooks: only the types asked for, and only while enabled'], async (bench) => {
    const { stripe, receiver, endpoint, control } = await hooked(bench)
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['customer.deleted'] })
    const { id } = await stripe.customers.create({})
    await stripe.customers.del(id)
    const [letter] = await receiver.received(1)
    expect(letter?.event.type).toBe('customer.deleted')
    await deliveries(control, settled)
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
    await stripe.customers.del((await stripe.customers.create({})).id)
    expect((await control('deliveries')).data).toHaveLength(1)
  })

  proves(['Webhooks: come while nobody asks'], async (bench) => {
    const { stripe, fc, receiver, control } = await hooked(bench)
    const { id } = await stripe.customers.create({})
    const session = await fc.sessions.create({
      account_holder: { type: 'customer', customer: id },
      permissions: ['balances'],
      prefetch: ['balances'],
    })
    await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    const letters = await receiver.received(3)
    expect(letters.map(({ event }) => event.type)).toEqual([
      'customer.created',
      'financial_connections.account.created',
      'financial_connections.account.refreshed_balance',
    ])
  })
})

describe('an endpoint that does not take it', () => {
  provesEach('Webhooks: anything but a 2xx is tried again', [500, 302, 404], async (bench, status) => {
    const { stripe, receiver, control } = await hooked(bench, { webhooks: { retryMs: [1, 1] } }, [status, status])
    await stripe.customers.create({})
    const letters = await receiver.received(3)
    expect(new Set(letters.map(({ event }) => event.id)).size).toBe(1)
    const [delivery] = await deliveries(control, settled)
    expect(delivery.status).toBe('succeeded')
    expect(delivery.attempts.map((attempt: { status: number }) => attempt.status)).toEqual([status, status, 200])
  })

  it('that never answers has timed out', async () => {
    const { stripe, control } = await hooked(bench, { webhooks: { retryMs: [], timeoutMs: 20 } }, ['hang'])
    await stripe.customers.create({})
    const [delivery] = await deliveries(control, settled)
    expect(delivery).toMatchObject({ status: 'failed', attempts: [{ status: null, error: 'no answer in time' }] })
  })

  it('where nobody listens is told as such, and given up after the last pause', async () => {
    const { stripe, control, receiver } = await hooked(bench, { webhooks: { retryMs: [1] } })
    await receiver.close()
    await stripe.customers.create({})
    const [delivery] = await deliveries(control, settled)
    expect(delivery.status).toBe('failed')
    expect(delivery.attempts).toHaveLength(2)
    expect(delivery.attempts[1].error).toBe('ECONNREFUSED')
  })

  it('elsewhere than on this machine is never called, unless the simulator was told to', async () => {
    const called: string[] = []
    const send = async (url: string) => {
      called.push(url)
      return new Response()
    }
    const url = 'https://shop.example/hooks'
    for (const anywhere of [false, true]) {
      const { stripe, control, simulator } = await bench({ webhooks: { fetch: send, anywhere } })
      await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })
      await stripe.customers.create({})
      const [delivery] = await deliveries(control, settled)
      expect(delivery.status).toBe(anywhere ? 'succeeded' : 'failed')
      if (!anywhere) await expect(control('webhooks', { url })).rejects.toThrow('loopback')
      await simulator.close()
    }
    expect(called).toEqual([url])
  })

  it('gets what was still owed after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
    closers.push(() => rmSync(folder, { recursive: true, force: true }))
    const first = await hooked(bench, { storage: fileStorage(folder), webhooks: { retryMs: [1] } }, ['hang'])
    const { id } = await first.stripe.customers.create({})
    await first.receiver.received(1)
    await first.simulator.close()
    const again = await createSimulator({ storage: fileStorage(folder) })
    closers.push(() => again.close())
    const [, letter] = await first.receiver.received(2)
    const event = first.stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', first.secret)
    expect(event.data.object).toMatchObject({ id })
    expect((await deliveries(controlOf(again, 'sk_test_bench'), settled))[0].attempts).toHaveLength(1)
  })
})

describe('what may be made to go wrong', () => {
  proves(['Webhooks: an event may come twice, under one id'], async (bench) => {
    const { stripe, control, receiver } = await hooked(bench)
    await control('webhooks', { url: receiver.url, duplicate: true })
    await stripe.customers.create({})
    const [first, second] = await receiver.received(2)
    expect(second?.event).toEqual(first?.event)
  })

  proves(['Webhooks: events may come out of order'], async (bench) => {
    const { stripe, control, receiver } = await hooked(bench)
    await control('webhooks', { url: receiver.url, reorder: true })
    const { id } = await stripe.customers.create({})
    await stripe.customers.del(id)
    const letters = await receiver.received(2)
    expect(letters.map(({ event }) => event.type)).toEqual(['customer.deleted', 'customer.created'])
  })

  it('delay_ms: nothing before that', async () => {
    let real = Date.now()
    const { stripe, control, receiver } = await hooked(bench, { realNow: () => real })
    await control('webhooks', { url: receiver.url, delay_ms: 60_000 })
    await stripe.customers.create({})
    const isPlanned = async () => (await control('deliveries')).data[0].next_attempt_at_ms
    while ((await isPlanned()) === null) await new Promise((resolve) => setImmediate(resolve))
    expect(await isPlanned()).toBe(real + 60_000)
    expect(receiver.letters).toEqual([])
    real += 60_000
    await stripe.webhookEndpoints.update((await stripe.webhookEndpoints.list()).data[0]?.id ?? '', {})
    await receiver.received(1)
  })

  it('drop: nothing at all, until it is sent again', async () => {
    const { stripe, control, receiver } = await hooked(bench)
    await control('webhooks', { url: receiver.url, drop: true })
    await stripe.customers.create({})
    const [{ id, status, event, attempts }] = (await control('deliveries')).data
    expect({ status, attempts }).toEqual({ status: 'dropped', attempts: [] })
    expect((await stripe.events.list({ delivery_success: false })).data.map((lost) => lost.id)).toEqual([event])
    await control(`deliveries/${id}/resend`, {})
    expect((await receiver.received(1))[0]?.event.id).toBe(event)
    await deliveries(control, settled)
    expect((await control(`events/${event}/resend`, {})).data).toHaveLength(1)
    await receiver.received(2)
  })

  it('a share of them, between none and all', async () => {
    const { stripe, control, receiver } = await hooked(bench)
    await control('webhooks', { url: receiver.url, drop: 0.5 })
    for (let i = 0; i < 40; i++) await stripe.customers.create({})
    const dropped = (await control('deliveries?status=dropped')).data.length
    expect(dropped).toBeGreaterThan(8)
    expect(dropped).toBeLessThan(32)
    await expect(control('webhooks', { url: receiver.url, drop: 2 })).rejects.toThrow('from 0 to 1')
  })
})

describe('the secret', () => {
  proves(['Webhooks: the secret is told once, when the endpoint is made'], async (bench) => {
    const { stripe, endpoint } = await hooked(bench)
    expect(endpoint.secret).toMatch(/^whsec_\w{32}$/)
    expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret')
    expect((await stripe.webhookEndpoints.list()).data[0]).not.toHaveProperty('secret')
    expect(await stripe.webhookEndpoints.update(endpoint.id, {})).not.toHaveProperty('secret')
  })

  proves(['Webhooks: after a rotation both secrets sign for a while'], async (bench) => {
    const { stripe, control, receiver, endpoint, secret } = await hooked(bench)
    const rotated = await control(`webhooks/${endpoint.id}/rotate`, { old_expires_in_seconds: 3_600 })
    await stripe.customers.create({})
    const [both] = await receiver.received(1)
    expect(both?.signature.match(/v1=/g)).toHaveLength(2)
    for (const good of [secret, rotated.secret]) {
      expect(stripe.webhooks.constructEvent(both?.body ?? '', both?.signature ?? '', good).object).toBe('event')
    }
    const { secret: third } = await control(`webhooks/${endpoint.id}/rotate`, { old_expires_in_seconds: 0 })
    await stripe.customers.create({})
    const [, later] = await receiver.received(2)
    const verify = (good: string) => stripe.webhooks.constructEvent(later?.body ?? '', later?.signature ?? '', good)
    expect(verify(third).object).toBe('event')
    expect(() => verify(rotated.secret)).toThrow(Stripe.errors.StripeSignatureVerificationError)
  })

  it('may be chosen, so that a test knows it', async () => {
    const { stripe, control, receiver } = await hooked(bench)
    const made = await control('webhooks', { url: receiver.url, secret: 'whsec_mine' })
    expect(made).toMatchObject({ object: 'webhook_endpoint', url: receiver.url, secret: 'whsec_mine', drop: 0 })
    await stripe.customers.create({})
    const [letter] = await receiver.received(1)
    expect(stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', 'whsec_mine')).toBeDefined()
  })
})
