import { describe, expect, it } from 'vitest'
import { bench, DATA } from '../testing/bench'

const UNNAMED = { institution: 'Invalid Payment Accounts', accounts: ['Unnamed'], prefetch: DATA }

/** Every field of an account that Stripe's types let be null. */
const NULLABLE = [
  'account_holder',
  'account_numbers',
  'balance',
  'balance_refresh',
  'display_name',
  'last4',
  'ownership',
  'ownership_refresh',
  'permissions',
  'subscriptions',
  'transaction_refresh',
] as const

describe('the account of which the bank says nothing', () => {
  it('has null in every field that may be null, whatever the session prefetches', async () => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...UNNAMED, permissions: [...DATA, 'payment_method'] })
    await advance(2)
    const account = await fc.accounts.retrieve(id, { expand: ['ownership', 'account_holder.customer'] })
    for (const field of NULLABLE) expect(account[field], field).toBeNull()
  })

  it('still belongs to its holder, and can be refreshed and subscribed', async () => {
    const { fc, link, advance } = await bench()
    const { id, customer } = await link(UNNAMED)
    const { data } = await fc.accounts.list({ account_holder: { customer } })
    expect(data.map((account) => account.id)).toEqual([id])
    await fc.accounts.refresh(id, { features: ['balance'] })
    await fc.accounts.subscribe(id, { features: ['transactions'] })
    await advance(2)
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      balance: null,
      balance_refresh: { status: 'failed' },
      subscriptions: ['transactions'],
      transaction_refresh: { status: 'succeeded' },
    })
  })
})
