import { expect } from 'vitest'
import { asker } from './testing/bench'
import { provesEach } from './testing/contract'

const FC = 'financial_connections'
const OLD = '2023-10-16'

provesEach(
  'Versions: an expired client_secret reads null since clover',
  [
    [OLD, 'secret'],
    ['2025-10-29.clover', 'secret'],
    ['2025-11-17.clover', 'null'],
    ['2026-10-28.endive', 'null'],
  ] as const,
  async (bench, [version, told]) => {
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
  },
)
