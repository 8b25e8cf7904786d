import { expect } from 'vitest'
import { type Bench, proves, provesEach } from './testing/contract'

const ACCOUNT = 'financial_connections.account'
const AUTHORIZATION = 'financial_connections.authorization'

type On = Awaited<ReturnType<Bench>>

proves(['Account numbers: need the payment_method permission, and come with it'], async (bench) => {
  const on = await bench()
  const asked = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  const { id, customer } = await on.link({ ...asked, permissions: ['balances'] })
  const told = await during(on, () => on.link({ ...asked, customer, permissions: ['payment_method'] }))
  expect(told).toEqual([`${ACCOUNT}.account_numbers_updated`])
  const { account_numbers } = await on.fc.accounts.retrieve(id)
  expect(account_numbers?.[0]).toMatchObject({ identifier_type: 'account_number', status: 'transactable' })
  expect(await during(on, () => on.link({ ...asked, customer, permissions: ['payment_method'] }))).toEqual([])
})

proves(['Account numbers: a new consent brings a new token where the old one expired'], async (bench) => {
  const on = await bench()
  const asked = tokenized('Immediately Expiring')
  const { id, customer } = await on.link(asked)
  await on.advance(61)
  const told = await during(on, () => on.link({ ...asked, customer }))
  expect(told).toEqual([`${ACCOUNT}.account_numbers_updated`, `${ACCOUNT}.supported_payment_method_types_updated`])
  const { account_numbers, supported_payment_method_types } = await on.fc.accounts.retrieve(id)
  const expires = Math.floor(on.simulator.now() / 1000) + 60
  expect(account_numbers?.[0]).toMatchObject({ status: 'transactable', expected_expiry_date: expires })
  expect(supported_payment_method_types).toEqual(['us_bank_account', 'link'])
  await on.advance(60)
  expect((await on.fc.accounts.retrieve(id)).account_numbers?.[0]?.status).toBe('expired')
})

provesEach(
  'Account numbers: a new consent leaves one that works as it is',
  ['Expired', 'Eventually Expiring', 'Pending'] as const,
  async (bench, name) => {
    const on = await bench()
    const { id, customer } = await on.link(tokenized(name))
    const before = await on.fc.accounts.retrieve(id)
    await on.advance(10)
    expect(await during(on, () => on.link({ ...tokenized(name), customer }))).toEqual([])
    expect((await on.fc.accounts.retrieve(id)).account_numbers).toEqual(before.account_numbers)
  },
)

proves(['Events: an authorization is told of once, however many accounts it covers'], async (bench) => {
  const on = await bench()
  const asked = { institution: 'Eventually Requires Reauthentication', accounts: ['Checking', 'Savings'] }
  const customer = (await on.stripe.customers.create({})).id
  const linked = await during(on, () => on.link({ ...asked, customer }))
  const count = (all: string[], type: string) => all.filter((one) => one === type).length
  for (const name of ['expected_deactivation_date_updated', 'upcoming_deactivation']) {
    expect(count(linked, `${ACCOUNT}.${name}`), name).toBe(2)
    expect(count(linked, `${AUTHORIZATION}.${name}`), name).toBe(1)
  }
  await on.advance(86_400)
  const again = await during(on, () => on.link({ ...asked, customer }))
  expect(count(again, `${AUTHORIZATION}.upcoming_deactivation`)).toBe(1)
})

function tokenized(name: string) {
  return { institution: 'Tokenized Account Number', accounts: [name], permissions: ['payment_method' as const] }
}

/** The types of the events that something brought about, oldest first. */
async function during({ stripe }: On, step: () => Promise<unknown>): Promise<string[]> {
  const all = async () => (await stripe.events.list({ limit: 100 })).data
  const before = new Set((await all()).map(({ id }) => id))
  await step()
  return (await all()).flatMap(({ id, type }) => (before.has(id) ? [] : [type])).reverse()
}
