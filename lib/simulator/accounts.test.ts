import { expect } from 'vitest'
import { DATA } from './testing/bench'
import { proves, provesEach } from './testing/contract'

const BANK = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

proves(
  [
    'Subscriptions: begin with a refresh at once',
    'Subscriptions: refresh daily while active, each time with its event',
    'Subscriptions: end with unsubscribe',
  ],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const { id } = await link(BANK)
    const subscribed = await fc.accounts.subscribe(id, { features: ['transactions'] })
    expect(subscribed).toMatchObject({ subscriptions: ['transactions'], transaction_refresh: { status: 'pending' } })
    const type = 'financial_connections.account.refreshed_transactions'
    await advance(3 * 86_400 + 10)
    expect((await stripe.events.list({ type })).data).toHaveLength(4)
    expect((await fc.accounts.unsubscribe(id, { features: ['transactions'] })).subscriptions).toEqual([])
    await advance(3 * 86_400)
    expect((await stripe.events.list({ type })).data).toHaveLength(4)
  },
)

proves(
  ['Subscriptions: pause while the account is inactive', 'Subscriptions: go on when it is active again'],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const asked = { institution: 'Inactive Accounts', accounts: ['Checking'] }
    const { id, customer } = await link(asked)
    await fc.accounts.subscribe(id, { features: ['transactions'] })
    await advance(2 * 86_400)
    const type = 'financial_connections.account.refreshed_transactions'
    expect((await stripe.events.list({ type })).data).toHaveLength(1)
    await link({ ...asked, customer })
    await advance(86_410)
    expect((await stripe.events.list({ type })).data).toHaveLength(2)
  },
)

proves(
  [
    'States: disconnected is the end',
    'States: a disconnected account can be read, without a balance',
    'States: a disconnected account refuses a refresh',
    'States: a disconnected account refuses its transactions',
    'Links: disconnecting twice changes nothing',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: DATA })
    await advance(2)
    const { data } = await fc.transactions.list({ account: id, limit: 1 })
    const refusal = { statusCode: 400, code: 'financial_connections_account_inactive' }
    const gone = await fc.accounts.disconnect(id)
    expect(gone).toMatchObject({ status: 'disconnected', balance: null, ownership: null, subscriptions: [] })
    expect(await fc.accounts.disconnect(id)).toEqual(gone)
    await expect(fc.transactions.list({ account: id })).rejects.toMatchObject(refusal)
    await expect(fc.transactions.retrieve(data[0]?.id ?? '')).rejects.toMatchObject(refusal)
    await expect(fc.accounts.refresh(id, { features: ['balance'] })).rejects.toMatchObject(refusal)
    await advance(86_400)
    expect(await fc.accounts.retrieve(id)).toEqual(gone)
  },
)

proves(
  [
    'States: an inactive account shows the balance it had',
    'Refresh: next_refresh_available_at is null while the account is inactive',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ institution: 'Inactive Accounts', accounts: ['Checking'], prefetch: ['balances'] })
    await advance(59)
    await fc.accounts.refresh(id, { features: ['transactions'] })
    await advance(10)
    const cut = await fc.accounts.retrieve(id)
    expect(cut).toMatchObject({
      status: 'inactive',
      balance_refresh: { status: 'succeeded', next_refresh_available_at: null },
      transaction_refresh: { status: 'failed', next_refresh_available_at: null },
    })
    expect(cut.balance).not.toBeNull()
  },
)

proves(
  [
    'Links: a new session at the same bank gives the same account back',
    'Links: permissions are only ever widened',
    'States: inactive becomes active when the account is linked again, with reactivated',
  ],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const asked = { institution: 'Inactive Accounts', accounts: ['Checking'] }
    const { id, customer } = await link({ ...asked, permissions: ['balances'] })
    await advance(61)
    expect((await fc.accounts.retrieve(id)).status).toBe('inactive')
    const again = await link({ ...asked, customer, permissions: ['transactions'] })
    expect(again.id).toBe(id)
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      status: 'active',
      permissions: ['balances', 'transactions'],
    })
    const types = (await stripe.events.list({ limit: 2 })).data.map(({ type }) => type)
    expect(types[0]).toBe('financial_connections.account.reactivated')
  },
)

proves(
  ['Links: after a disconnect the account comes back under a new id', 'Links: each holder has an account of its own'],
  async (bench) => {
    const { fc, link } = await bench()
    const { id, customer } = await link(BANK)
    await fc.accounts.disconnect(id)
    const again = await link({ ...BANK, customer })
    const other = await link(BANK)
    expect(new Set([id, again.id, other.id]).size).toBe(3)
  },
)

proves(
  [
    'Links: an end that is planned stands in status_details and is announced 30 days ahead, by account and authorization',
    'Links: an inactive account gives no reason',
    'Test banks: Eventually Requires Reauthentication is inactive 30 days after the link',
  ],
  async (bench) => {
    const { fc, stripe, link, advance } = await bench()
    const { id } = await link({ institution: 'Eventually Requires Reauthentication', accounts: ['Checking'] })
    const account = await fc.accounts.retrieve(id)
    expect(account.status_details?.active?.expected_deactivation_date).toBe(account.created + 30 * 86_400)
    const types = (await stripe.events.list({ limit: 4 })).data.map(({ type }) => type)
    expect(types).toContain('financial_connections.authorization.upcoming_deactivation')
    expect(types).toContain('financial_connections.account.upcoming_deactivation')
    await advance(30 * 86_400)
    const ended = await fc.accounts.retrieve(id)
    expect(ended.status).toBe('inactive')
    expect(ended.status_details).toBeUndefined()
  },
)

proves(['Accounts: are listed by session or by holder', 'Lists: newest first'], async (bench) => {
  const { fc, link } = await bench()
  const first = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday', 'Card'] })
  const second = await link({ institution: 'Test (Non-OAuth)', accounts: ['Success'], customer: first.customer })
  await link(BANK)
  const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id)
  expect(idsOf(await fc.accounts.list({ session: first.session }))).toEqual([...first.ids].reverse())
  const mine = await fc.accounts.list({ account_holder: { customer: first.customer } })
  expect(idsOf(mine)).toEqual([second.id, ...[...first.ids].reverse()])
  expect((await fc.accounts.list({})).data).toHaveLength(4)
})

provesEach(
  'Expanding: a path goes through lists and holders, up to four deep',
  [
    ['ownership', 'retrieve'],
    ['account_holder.customer', 'retrieve'],
    ['data.ownership', 'list'],
    ['data.account_holder.customer', 'list'],
    ['accounts.data.ownership', 'session'],
    ['accounts.data.account_holder.customer', 'session'],
  ] as const,
  async (bench, [path, where]) => {
    const { fc, link, advance } = await bench()
    const { id, session } = await link({ ...BANK, prefetch: DATA })
    await advance(2)
    const params = { expand: [path] }
    const asked = {
      retrieve: () => fc.accounts.retrieve(id, params),
      list: async () => (await fc.accounts.list(params)).data[0],
      session: async () => (await fc.sessions.retrieve(session, params)).accounts.data[0],
    }
    const account = await asked[where]()
    const expected = path.endsWith('ownership')
      ? { ownership: { object: 'financial_connections.account_ownership', owners: { object: 'list' } } }
      : { account_holder: { customer: { object: 'customer', name: 'Ada' } } }
    expect(account).toMatchObject(expected)
  },
)

proves(
  [
    'Lists: ten rows unless limit says, under object, data, has_more and url',
    'Lists: starting_after and ending_before are exclusive',
  ],
  async (bench) => {
    const { fc, link } = await bench()
    for (let made = 0; made < 11; made++) await link({ ...BANK, prefetch: [] })
    const first = await fc.accounts.list()
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/financial_connections/accounts' })
    expect(first.data).toHaveLength(10)
    const all = (await fc.accounts.list({ limit: 100 })).data.map(({ id }) => id)
    const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id)
    expect(idsOf(await fc.accounts.list({ starting_after: all[3] ?? '', limit: 2 }))).toEqual(all.slice(4, 6))
    expect(idsOf(await fc.accounts.list({ ending_before: all[3] ?? '', limit: 2 }))).toEqual(all.slice(1, 3))
  },
)
