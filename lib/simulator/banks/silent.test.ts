import { expect } from 'vitest'
import { DATA } from '../testing/bench'
import { proves } from '../testing/contract'

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

proves(['Accounts: every field that may be null is null somewhere'], async (bench) => {
  const { fc, link, advance } = await bench()
  const { id } = await link({ ...UNNAMED, permissions: [...DATA, 'payment_method'] })
  await advance(2)
  const account = await fc.accounts.retrieve(id, { expand: ['ownership', 'account_holder.customer'] })
  for (const field of NULLABLE) expect(account[field], field).toBeNull()
})

proves(['Accounts: one that shows no holder is still listed by its holder'], async (bench) => {
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
