import { describe, expect, it } from 'vitest'
import { bench, clientOf } from './testing/bench'
import { proves, provesEach } from './testing/contract'
import { deliveries, hooked, settled } from './testing/hooked'

describe('webhook endpoints', () => {
  proves(['Webhooks: endpoints are made, read, listed, changed and deleted'], async (bench) => {
    const { stripe, endpoint, control } = await hooked(bench)
    expect(endpoint).toMatchObject({
      object: 'webhook_endpoint',
      application: null,
      livemode: false,
      status: 'enabled',
    })
    const made = await stripe.webhookEndpoints.create({
      url: 'http://localhost:9/other',
      enabled_events: ['financial_connections.account.created'],
      api_version: '2025-11-17.clover',
      description: 'Other',
      metadata: { team: 'tide' },
    })
    const changed = await stripe.webhookEndpoints.update(made.id, { description: '', metadata: { team: '', a: 'b' } })
    expect(changed).toMatchObject({
      api_version: '2025-11-17.clover',
      description: null,
      metadata: { a: 'b' },
      url: 'http://localhost:9/other',
      enabled_events: ['financial_connections.account.created'],
    })
    expect((await stripe.webhookEndpoints.list()).data.map(({ id }) => id)).toEqual([made.id, endpoint.id])
    expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ id: made.id, deleted: true })
    await expect(stripe.webhookEndpoints.retrieve(made.id)).rejects.toMatchObject({ code: 'resource_missing' })
    await expect(control(`webhooks/${made.id}/rotate`, {})).rejects.toThrow('No such webhook endpoint')
  })

  proves(['Webhooks: endpoints hear of their own account only'], async (bench) => {
    const { simulator, stripe, control } = await hooked(bench)
    await clientOf(simulator, 'sk_test_other').customers.create({})
    await stripe.customers.create({})
    expect(await deliveries(control, settled)).toHaveLength(1)
  })

  proves(['Webhooks: a deleted endpoint is owed nothing'], async (bench) => {
    const { stripe, control, receiver, endpoint } = await hooked(bench)
    await control('webhooks', { url: receiver.url, drop: true })
    await stripe.customers.create({})
    expect((await stripe.events.list()).data[0]?.pending_webhooks).toBe(1)
    await stripe.webhookEndpoints.del(endpoint.id)
    expect((await stripe.events.list()).data[0]?.pending_webhooks).toBe(0)
  })

  it('that are deleted before the first attempt are not called', async () => {
    const { stripe, control, receiver, endpoint } = await hooked(bench)
    await control('webhooks', { url: receiver.url, delay_ms: 3_000_000 })
    await stripe.customers.create({})
    await stripe.webhookEndpoints.del(endpoint.id)
    expect((await stripe.events.list()).data[0]?.pending_webhooks).toBe(0)
    expect((await control('deliveries')).data[0].status).toBe('canceled')
  })

  provesEach(
    'Webhooks: what cannot be an endpoint is refused',
    [
      [
        { url: 'shop.example', enabled_events: ['*'] },
        { code: 'url_invalid', param: 'url' },
      ],
      [{ enabled_events: ['*'] }, { code: 'parameter_missing', param: 'url' }],
      [{ url: 'http://localhost' }, { code: 'parameter_missing', param: 'enabled_events' }],
      [{ url: 'http://localhost', enabled_events: ['all of them'] }, { param: 'enabled_events[0]' }],
      [{ url: 'http://localhost', enabled_events: ['*'], api_version: 'newest' }, { param: 'api_version' }],
      [
        { url: 'http://localhost', enabled_events: ['*'], secret: 'x' },
        { code: 'parameter_unknown', param: 'secret' },
      ],
    ] as const,
    async (bench, [params, refusal]) => {
      const { stripe } = await bench()
      const made = stripe.rawRequest('POST', '/v1/webhook_endpoints', params)
      await expect(made).rejects.toMatchObject({ statusCode: 400, ...refusal })
    },
  )

  proves(['Webhooks: endpoints are at most 16'], async (bench) => {
    const { stripe } = await bench()
    const make = () => stripe.webhookEndpoints.create({ url: 'http://localhost:9', enabled_events: ['*'] })
    for (let i = 0; i < 16; i++) await make()
    await expect(make()).rejects.toMatchObject({ statusCode: 400 })
  })
})
