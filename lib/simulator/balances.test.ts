import { expect } from 'vitest'
import { NOON } from './testing/bench'
import { type Bench, proves } from './testing/contract'

async function balanceOf(bench: Bench, institution: string, account: string) {
  const { fc, link, advance } = await bench()
  const { id } = await link({ institution, accounts: [account], prefetch: ['balances'] })
  await advance(2)
  return (await fc.accounts.retrieve(id)).balance
}

proves(
  [
    'Balances: current is a map from a lower-case currency to minor units',
    'Balances: positive is owed to the holder',
    'Balances: as_of is a moment at the bank, not after the answer',
  ],
  async (bench) => {
    const balance = await balanceOf(bench, 'Test (OAuth)', 'Euro travel')
    expect(balance).toMatchObject({
      type: 'cash',
      current: { eur: 61_290 },
      cash: { available: { eur: expect.any(Number) } },
    })
    expect(balance?.as_of).toBeGreaterThanOrEqual(NOON / 1000)
    expect(balance?.as_of).toBeLessThanOrEqual(NOON / 1000 + 2)
  },
)

proves(['Balances: some banks tell current alone'], async (bench) => {
  const prepaid = await balanceOf(bench, 'Invalid Payment Accounts', 'Prepaid card')
  expect(prepaid).toMatchObject({ current: { usd: 4_380 }, cash: { available: null } })
  const credit = await balanceOf(bench, 'Invalid Payment Accounts', 'Store credit')
  expect(credit).toMatchObject({ current: { usd: -18_750 }, credit: { used: null } })
})

proves(['Transactions: negative is money out, in minor units of a lower-case currency'], async (bench) => {
  const { fc, control, link, advance } = await bench()
  const { id } = await link({
    institution: 'Bank (OAuth)',
    accounts: ['Everyday'],
    prefetch: ['balances', 'transactions'],
  })
  await advance(2)
  const before = (await fc.accounts.retrieve(id)).balance?.current.usd ?? NaN
  await control(`accounts/${id}`, { transactions: [{ amount: -450, description: 'Coffee', status: 'posted' }] })
  await fc.accounts.refresh(id, { features: ['balance', 'transactions'] })
  await advance(2)
  expect((await fc.accounts.retrieve(id)).balance?.current.usd).toBe(before - 450)
  const { data } = await fc.transactions.list({ account: id, limit: 100 })
  expect(data.find(({ description }) => description === 'Coffee')).toMatchObject({ amount: -450, currency: 'usd' })
})
