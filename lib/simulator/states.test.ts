import { expect } from 'vitest'
import { DATA } from './testing/bench'
import { type Bench, proves } from './testing/contract'

const INACTIVE = { code: 'financial_connections_account_inactive', statusCode: 400 }

async function linked(bench: Bench) {
  const on = await bench()
  const asked = { institution: 'Ownership Accounts', accounts: ['Joint owners'], prefetch: DATA }
  const { id, customer } = await on.link(asked)
  await on.advance(2)
  const ownership = String((await on.fc.accounts.retrieve(id)).ownership)
  const bankSays = (status: string) => on.control(`accounts/${id}`, { status })
  const newest = async () => (await on.stripe.events.list({ limit: 1 })).data[0]?.type
  return { ...on, id, customer, ownership, bankSays, newest }
}

proves(
  [
    'States: active becomes inactive when the bank refuses, with deactivated',
    'States: an inactive account shows the owners and transactions it had',
    'States: an inactive account can be unsubscribed',
  ],
  async (bench) => {
    const { fc, id, ownership, bankSays, newest } = await linked(bench)
    await bankSays('inactive')
    expect(await newest()).toBe('financial_connections.account.deactivated')
    expect((await fc.accounts.retrieve(id)).status).toBe('inactive')
    expect((await fc.accounts.listOwners(id, { ownership })).data).toHaveLength(2)
    expect((await fc.transactions.list({ account: id })).data.length).toBeGreaterThan(0)
    expect((await fc.accounts.unsubscribe(id, { features: ['transactions'] })).status).toBe('inactive')
  },
)

proves(
  ['Errors: an inactive account is refused in words, with financial_connections_account_inactive'],
  async (bench) => {
    const { fc, id, bankSays } = await linked(bench)
    await bankSays('inactive')
    const message = 'Data cannot be refreshed on inactive accounts.'
    await expect(fc.accounts.refresh(id, { features: ['balance'] })).rejects.toMatchObject({ ...INACTIVE, message })
  },
)

proves(
  [
    'States: active and inactive become disconnected, with disconnected',
    'States: a disconnected account refuses a subscription',
    'States: a disconnected account refuses its owners',
    'Accounts: inactive and disconnected ones are listed too',
  ],
  async (bench) => {
    for (const before of ['active', 'inactive']) {
      const { fc, id, customer, ownership, bankSays, newest } = await linked(bench)
      await bankSays(before)
      expect((await fc.accounts.disconnect(id)).status).toBe('disconnected')
      expect(await newest()).toBe('financial_connections.account.disconnected')
      await expect(fc.accounts.subscribe(id, { features: ['transactions'] })).rejects.toMatchObject(INACTIVE)
      await expect(fc.accounts.listOwners(id, { ownership })).rejects.toMatchObject(INACTIVE)
      const { data } = await fc.accounts.list({ account_holder: { customer } })
      expect(data.map(({ status }) => status)).toEqual(['disconnected'])
    }
  },
)

proves(['Accounts: retrieving one never asks its bank'], async (bench) => {
  const { fc, id, advance } = await linked(bench)
  const before = await fc.accounts.retrieve(id)
  await advance(5 * 86_400)
  expect(await fc.accounts.retrieve(id)).toEqual(before)
})
