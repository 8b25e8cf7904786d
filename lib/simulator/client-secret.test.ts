import { describe, expect, it } from 'vitest'
import { asker, bench } from './testing/bench'

const FC = 'financial_connections'
const OLD = '2023-10-16'

describe('a session whose client_secret expired', () => {
  it.each([
    [OLD, 'secret'],
    ['2025-10-29.clover', 'secret'],
    ['2025-11-17.clover', 'null'],
    ['2026-10-28.endive', 'null'],
  ])('reads in %s: %s', async (version, told) => {
    const { simulator, stripe, fc, advance } = await bench()
    const customer = (await stripe.customers.create({})).id
    const { id, client_secret } = await fc.sessions.create({
      account_holder: { type: 'customer', customer },
      permissions: ['balances'],
    })
    const read = async () => {
      const path = `/v1/${FC}/sessions/${id}?expand[]=account_holder.customer`
      return (await asker(simulator)('GET', path, '', { 'stripe-version': version })).body.client_secret
    }
    expect(await read()).toBe(client_secret)
    await advance(86_400)
    expect(await read()).toBe(told === 'null' ? null : client_secret)
  })
})
