import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'

const url = 'http://localhost:9/hooks'

describe('the events an endpoint asks for', () => {
  it.each([
    '*',
    'financial_connections.account.created',
    'financial_connections.authorization.upcoming_deactivation',
    'customer.created',
    'invoice.paid',
    'treasury.outbound_transfer.expected_arrival_date_updated',
  ])('may be %s', async (name) => {
    const { stripe, control } = await bench()
    const made = await stripe.rawRequest('POST', '/v1/webhook_endpoints', { url, enabled_events: [name] })
    expect(made).toMatchObject({ enabled_events: [name] })
    expect(await control('webhooks', { url, events: [name] })).toMatchObject({ enabled_events: [name] })
  })

  it.each([
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
  ])('may not be %s', async (name) => {
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
  })

  it('are known in the endpoint’s own version', async () => {
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
})
