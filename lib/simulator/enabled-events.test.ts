import { expect } from 'vitest'
import { proves, provesEach } from './testing/contract'

const url = 'http://localhost:9/hooks'

provesEach(
  'Webhooks: enabled_events are * or names',
  [
    '*',
    'financial_connections.account.created',
    'financial_connections.authorization.upcoming_deactivation',
    'customer.created',
    'invoice.paid',
    'treasury.outbound_transfer.expected_arrival_date_updated',
  ] as const,
  async (bench, name) => {
    const { stripe, control } = await bench()
    const made = await stripe.rawRequest('POST', '/v1/webhook_endpoints', { url, enabled_events: [name] })
    expect(made).toMatchObject({ enabled_events: [name] })
    expect(await control('webhooks', { url, events: [name] })).toMatchObject({ enabled_events: [name] })
  },
)

provesEach(
  'Webhooks: a name that is no event is refused',
  [
    'created',
    'all of them',
    'customer.',
    'Customer.Created',
    '*.created',
    'financial_connections',
    'financial_connections.*',
    'financial_connections.account.creatd',
    'financial_connections.session.updated',
    'financial_connections.account.refreshed_inferred_balances',
  ] as const,
  async (bench, name) => {
    const { stripe, control } = await bench()
    const refusal = { statusCode: 400, param: 'enabled_events[1]' }
    const enabled_events = ['*', name]
    await expect(stripe.rawRequest('POST', '/v1/webhook_endpoints', { url, enabled_events })).rejects.toMatchObject(
      refusal,
    )
    const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })
    await expect(stripe.rawRequest('POST', `/v1/webhook_endpoints/${id}`, { enabled_events })).rejects.toMatchObject(
      refusal,
    )
    await expect(control('webhooks', { url, events: enabled_events })).rejects.toThrow(name)
  },
)

proves(['Webhooks: enabled_events are known in the version of the endpoint'], async (bench) => {
  const { stripe } = await bench({ apiVersion: '2023-10-16' })
  const enabled_events = ['customer.created', 'financial_connections.account.account_numbers_updated']
  const ask = (path: string, params: object) => stripe.rawRequest('POST', `/v1/webhook_endpoints${path}`, params)
  const refusal = { statusCode: 400, param: 'enabled_events[1]' }
  await expect(ask('', { url, enabled_events })).rejects.toMatchObject(refusal)
  await expect(ask('', { url, enabled_events, api_version: '2025-10-29.clover' })).rejects.toMatchObject(refusal)
  await ask('', { url, enabled_events, api_version: '2025-11-17.clover' })
  const old = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })
  await expect(ask(`/${old.id}`, { enabled_events })).rejects.toMatchObject(refusal)
})
