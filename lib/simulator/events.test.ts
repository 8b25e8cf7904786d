import { expect } from 'vitest'
import { DATA } from './testing/bench'
import { proves, provesEach } from './testing/contract'

const ACCOUNT = 'financial_connections.account'

proves(
  [
    'Events: tell each change of an account once, in order',
    'Events: data.object is the object as it then was',
    'Events: request.id is null for what nobody asked',
    'Events: are retrieved by id',
  ],
  async (bench) => {
    const { stripe, fc, link, advance } = await bench()
    const { id } = await link({ institution: 'Inactive Accounts', accounts: ['Checking'], prefetch: DATA })
    await advance(100)
    await fc.accounts.disconnect(id)
    const { data } = await stripe.events.list({ limit: 100 })
    expect(data.map(({ type }) => type)).toEqual([
      `${ACCOUNT}.disconnected`,
      `${ACCOUNT}.deactivated`,
      `${ACCOUNT}.refreshed_ownership`,
      `${ACCOUNT}.refreshed_transactions`,
      `${ACCOUNT}.refreshed_balance`,
      `${ACCOUNT}.created`,
      'customer.created',
    ])
    const statuses = data.slice(0, 6).map(({ data: { object } }) => ('status' in object ? object.status : null))
    expect(statuses).toEqual(['disconnected', 'inactive', 'active', 'active', 'active', 'active'])
    const [disconnected, deactivated] = data
    expect(disconnected?.request).toMatchObject({ id: expect.stringMatching(/^req_/) })
    expect(deactivated?.request).toEqual({ id: null, idempotency_key: null })
    expect(deactivated?.created).toBe((data.at(-1)?.created ?? 0) + 60)
    expect(await stripe.events.retrieve(deactivated?.id ?? '')).toEqual(expect.objectContaining({ ...deactivated }))
  },
)

proves(['Events: there are 14 kinds'], async (bench) => {
  const { stripe, fc, link, advance } = await bench()
  const { id, customer } = await link({ institution: 'Inactive Accounts', accounts: ['Checking'], prefetch: DATA })
  await link({ institution: 'Eventually Requires Reauthentication', accounts: ['Checking'] })
  await link({
    institution: 'Tokenized Account Number',
    accounts: ['Eventually Expiring', 'Immediately Expiring'],
    permissions: ['payment_method'],
  })
  await advance(120)
  await link({ institution: 'Inactive Accounts', accounts: ['Checking'], customer })
  await fc.accounts.disconnect(id)
  const all = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type)
  const ours = all.flatMap((type) => (type.startsWith('financial_connections.') ? [type.slice(22)] : []))
  expect([...new Set(ours)].sort()).toEqual([
    'account.account_numbers_updated',
    'account.created',
    'account.deactivated',
    'account.disconnected',
    'account.expected_deactivation_date_updated',
    'account.reactivated',
    'account.refreshed_balance',
    'account.refreshed_ownership',
    'account.refreshed_transactions',
    'account.supported_payment_method_types_updated',
    'account.upcoming_account_number_expiry',
    'account.upcoming_deactivation',
    'authorization.expected_deactivation_date_updated',
    'authorization.upcoming_deactivation',
  ])
})

proves(['Events: are listed by type, by types and by created', 'Events: are kept for 30 days'], async (bench) => {
  const { stripe, link, advance } = await bench()
  await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'], prefetch: ['balances'] })
  await advance(2)
  const typesOf = async (params: Parameters<typeof stripe.events.list>[0]) =>
    (await stripe.events.list(params)).data.map(({ type }) => type)
  expect(await typesOf({ type: `${ACCOUNT}.created` })).toEqual([`${ACCOUNT}.created`])
  expect(await typesOf({ types: ['customer.created', `${ACCOUNT}.created`] })).toEqual([
    `${ACCOUNT}.created`,
    'customer.created',
  ])
  const { data } = await stripe.events.list()
  const created = { gt: data.at(-1)?.created ?? 0 }
  expect(await typesOf({ created })).toEqual([`${ACCOUNT}.refreshed_balance`])
  await advance(30 * 86_400 - 1)
  expect(await typesOf({})).toEqual([`${ACCOUNT}.refreshed_balance`])
  await advance(2)
  expect(await typesOf({})).toEqual([])
  await expect(stripe.events.retrieve(data[0]?.id ?? '')).rejects.toMatchObject({ statusCode: 404 })
})

provesEach(
  'Account numbers: go from pending to transactable to deactivated or expired, with events',
  [
    ['Expired', 'deactivated', []],
    ['Eventually Expiring', 'transactable', ['upcoming_account_number_expiry']],
    ['Immediately Expiring', 'expired', ['account_numbers_updated']],
    ['Pending', 'transactable', ['account_numbers_updated']],
  ] as const,
  async (bench, [name, status, events]) => {
    const { stripe, fc, link, advance } = await bench()
    const asked = {
      institution: 'Tokenized Account Number',
      accounts: [name],
      permissions: ['payment_method' as const],
    }
    const { id } = await link(asked)
    await advance(120)
    expect((await fc.accounts.retrieve(id)).account_numbers?.[0]).toMatchObject({
      identifier_type: 'tokenized_account_number',
      status,
    })
    const types = (await stripe.events.list()).data.map(({ type }) => type)
    expect(types.filter((type) => type.includes('account_number'))).toEqual(
      events.map((event) => `${ACCOUNT}.${event}`),
    )
  },
)

proves(
  ['Account numbers: an expired one makes no payments, with supported_payment_method_types_updated'],
  async (bench) => {
    const { stripe, fc, link, advance } = await bench()
    const { id } = await link({
      institution: 'Tokenized Account Number',
      accounts: ['Immediately Expiring'],
      permissions: ['payment_method'],
    })
    expect((await fc.accounts.retrieve(id)).supported_payment_method_types).toEqual(['us_bank_account', 'link'])
    await advance(60)
    expect((await fc.accounts.retrieve(id)).supported_payment_method_types).toEqual([])
    const [event] = (await stripe.events.list()).data
    expect(event?.type).toBe(`${ACCOUNT}.supported_payment_method_types_updated`)
  },
)

proves(['Events: created is told once for each account linked'], async (bench) => {
  const { stripe, link } = await bench()
  const { ids } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint'] })
  const { data } = await stripe.events.list({ type: `${ACCOUNT}.created` })
  expect(data.map(({ data: { object } }) => ('id' in object ? object.id : null)).reverse()).toEqual(ids)
})

proves(['Events: an authorization names its institution, and neither account nor holder'], async (bench) => {
  const { stripe, link } = await bench()
  await link({ institution: 'Eventually Requires Reauthentication', accounts: ['Checking'] })
  const type = 'financial_connections.authorization.upcoming_deactivation'
  const [event] = (await stripe.events.list({ type })).data
  expect(event?.data.object).toEqual({
    id: expect.stringMatching(/^fcauth_/),
    object: 'financial_connections.authorization',
    institution_name: 'Eventually Requires Reauthentication',
    livemode: false,
    status: 'active',
    status_details: { active: { action: 'relink_required', expected_deactivation_date: expect.any(Number) } },
  })
})
