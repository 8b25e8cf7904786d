import { expect } from 'vitest'
import { DATA } from './testing/bench'
import { proves } from './testing/contract'

const BANK = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

proves(
  [
    'Refresh: the hash is null until a refresh was begun',
    'Refresh: asking answers at once, with a pending hash and the data as they were',
    'Refresh: next_refresh_available_at is null while pending',
    'Refresh: each feature has a hash of its own',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link(BANK)
    const linked = await fc.accounts.retrieve(id)
    expect(linked).toMatchObject({ balance: null, balance_refresh: null, ownership: null, transaction_refresh: null })

    const asked = await fc.accounts.refresh(id, { features: ['balance'] })
    expect(asked.balance_refresh).toMatchObject({ status: 'pending', next_refresh_available_at: null })
    expect(asked).toMatchObject({ balance: null, ownership_refresh: null })

    await advance(1)
    expect((await fc.accounts.retrieve(id)).balance_refresh?.status).toBe('pending')
    await advance(1)
    const done = await fc.accounts.retrieve(id)
    expect(done.balance_refresh?.status).toBe('succeeded')
    expect(done.balance).toMatchObject({ type: 'cash', current: { usd: 294_215 } })
    expect(done.ownership_refresh).toBeNull()
  },
)

proves(
  [
    'Prefetch: begins when the account is linked',
    'Prefetch: leaves alone what was not named',
    'Prefetch: ends shortly after, without anybody asking',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: ['balances', 'transactions'] })
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      balance_refresh: { status: 'pending' },
      transaction_refresh: { status: 'pending' },
      ownership_refresh: null,
    })
    await advance(2)
    expect((await fc.accounts.retrieve(id)).transaction_refresh?.status).toBe('succeeded')
  },
)

proves(
  [
    'Refresh: none is begun while one is pending',
    'Refresh: none is begun before next_refresh_available_at',
    'Refresh: transaction_refresh has a new id for each attempt',
  ],
  async (bench) => {
    const { simulator, fc, link, advance } = await bench()
    const { id } = await link(BANK)
    const first = await fc.accounts.refresh(id, { features: ['transactions'] })
    await advance(1)
    const again = await fc.accounts.refresh(id, { features: ['transactions'] })
    expect(again.transaction_refresh).toEqual(first.transaction_refresh)
    await advance(1)
    const done = await fc.accounts.retrieve(id)
    const early = await fc.accounts.refresh(id, { features: ['transactions'] })
    expect(early.transaction_refresh).toEqual(done.transaction_refresh)

    const next = done.transaction_refresh?.next_refresh_available_at ?? 0
    await advance(next - Math.floor(simulator.now() / 1000))
    const allowed = await fc.accounts.refresh(id, { features: ['transactions'] })
    expect(allowed.transaction_refresh?.status).toBe('pending')
    expect(allowed.transaction_refresh?.id).not.toBe(done.transaction_refresh?.id)
  },
)

proves(
  [
    'Refresh: of features asked together, some may fail and others succeed',
    'Balances: an investment account has none',
    'Owners: some banks give none',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ institution: 'Invalid Payment Accounts', accounts: ['Brokerage'], prefetch: DATA })
    await advance(2)
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      balance: null,
      balance_refresh: { status: 'failed' },
      ownership: null,
      ownership_refresh: { status: 'failed' },
      transaction_refresh: { status: 'succeeded' },
    })
  },
)

proves(
  [
    'States: an inactive account refuses a refresh',
    'States: an inactive account refuses a subscription',
    'Test banks: Failure and Account closes after linking are inactive, and their neighbours are linked all the same',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const accounts = ['Success', 'Failure', 'Account closes after linking']
    const { ids } = await link({ institution: 'Test (Non-OAuth)', accounts, prefetch: DATA })
    await advance(2)
    const [success = '', failure = ''] = ids
    expect((await fc.accounts.retrieve(success)).balance_refresh?.status).toBe('succeeded')
    expect(await fc.accounts.retrieve(failure)).toMatchObject({ status: 'inactive', balance_refresh: null })
    const refusal = { code: 'financial_connections_account_inactive', statusCode: 400 }
    await expect(fc.accounts.refresh(failure, { features: ['balance'] })).rejects.toMatchObject(refusal)
    await expect(fc.accounts.subscribe(failure, { features: ['transactions'] })).rejects.toMatchObject(refusal)
  },
)

proves(
  ['Refresh: is refused without the permission', 'Transactions: are refused without the permission'],
  async (bench) => {
    const { fc, link } = await bench()
    const { id } = await link({ ...BANK, permissions: ['balances'] })
    await expect(fc.accounts.refresh(id, { features: ['transactions'] })).rejects.toMatchObject({ statusCode: 400 })
    await expect(fc.transactions.list({ account: id })).rejects.toMatchObject({ statusCode: 400 })
  },
)

proves(['Refresh: one that failed may succeed the next time'], async (bench) => {
  const { fc, link, advance } = await bench()
  const asked = { institution: 'Invalid Payment Accounts', accounts: ['First refresh fails'] }
  const { id } = await link({ ...asked, prefetch: ['balances'] })
  await advance(2)
  expect(await fc.accounts.retrieve(id)).toMatchObject({ balance: null, balance_refresh: { status: 'failed' } })
  await advance(60)
  await fc.accounts.refresh(id, { features: ['balance'] })
  await advance(2)
  expect(await fc.accounts.retrieve(id)).toMatchObject({ status: 'active', balance_refresh: { status: 'succeeded' } })
})

proves(
  ['States: a refresh that finds the link broken fails and makes the account inactive, with deactivated'],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const { id } = await link({ institution: 'Inactive Accounts', accounts: ['Refresh finds it broken'] })
    await fc.accounts.refresh(id, { features: ['balance', 'transactions'] })
    await advance(2)
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      status: 'inactive',
      balance_refresh: { status: 'failed', next_refresh_available_at: null },
      transaction_refresh: { status: 'failed', next_refresh_available_at: null },
    })
    const types = (await stripe.events.list({ limit: 3 })).data.map(({ type }) => type.split('.').at(-1))
    expect(types).toEqual(['refreshed_transactions', 'deactivated', 'refreshed_balance'])
  },
)

proves(
  [
    'Refresh: the event is sent whether it succeeded or failed',
    'Refresh: one that failed leaves the older data',
    'Refresh: when it has ended, next_refresh_available_at is later than last_attempted_at',
  ],
  async (bench) => {
    const { fc, stripe, control, link, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: ['balances'] })
    await advance(2)
    const { balance, balance_refresh } = await fc.accounts.retrieve(id)
    expect(balance_refresh?.next_refresh_available_at).toBeGreaterThan(balance_refresh?.last_attempted_at ?? NaN)
    await control(`accounts/${id}`, { next_refresh: { balance: 'failed' } })
    await advance(86_400)
    await fc.accounts.refresh(id, { features: ['balance'] })
    await advance(2)
    const failed = await fc.accounts.retrieve(id)
    expect(failed.balance_refresh?.status).toBe('failed')
    expect(failed.balance).toEqual(balance)
    const { data } = await stripe.events.list({ type: 'financial_connections.account.refreshed_balance' })
    const told = data.map(({ data: { object } }) => object)
    expect(told).toMatchObject([
      { balance_refresh: { status: 'failed' } },
      { balance_refresh: { status: 'succeeded' } },
    ])
  },
)

proves(['Prefetch: its end is told by the same events'], async (bench) => {
  const { stripe, link, advance } = await bench()
  await link({ ...BANK, prefetch: DATA })
  await advance(2)
  const types = (await stripe.events.list({ limit: 3 })).data.map(({ type }) => type.split('.').at(-1))
  expect(types.sort()).toEqual(['refreshed_balance', 'refreshed_ownership', 'refreshed_transactions'])
})

proves(['Subscriptions: need the transactions permission'], async (bench) => {
  const { fc, link } = await bench()
  const { id } = await link({ ...BANK, permissions: ['balances'] })
  await expect(fc.accounts.subscribe(id, { features: ['transactions'] })).rejects.toMatchObject({ statusCode: 400 })
})

proves(
  ['Subscriptions: subscribing twice is subscribing once', 'Subscriptions: unsubscribing twice changes nothing'],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const { id } = await link(BANK)
    const features = ['transactions' as const]
    await fc.accounts.subscribe(id, { features })
    await advance(10)
    const first = await fc.accounts.retrieve(id)
    expect(await fc.accounts.subscribe(id, { features })).toEqual(first)
    await advance(86_410)
    const type = 'financial_connections.account.refreshed_transactions'
    expect((await stripe.events.list({ type })).data).toHaveLength(2)
    const ended = await fc.accounts.unsubscribe(id, { features })
    expect(await fc.accounts.unsubscribe(id, { features })).toEqual(ended)
  },
)
