import { describe, expect, it } from 'vitest'
import { bench, DATA } from './testing/bench'

const BANK = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

describe('refresh', () => {
  it('goes from null to pending to succeeded, each feature for itself', async () => {
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
  })

  it('begins for what a session prefetches when its accounts are linked', async () => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: ['balances', 'transactions'] })
    expect(await fc.accounts.retrieve(id)).toMatchObject({
      balance_refresh: { status: 'pending' },
      transaction_refresh: { status: 'pending' },
      ownership_refresh: null,
    })
    await advance(2)
    expect((await fc.accounts.retrieve(id)).transaction_refresh?.status).toBe('succeeded')
  })

  it('changes nothing while pending or before the next is allowed', async () => {
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
  })

  it('fails where the bank does not tell', async () => {
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
  })

  it('is refused on inactive accounts, and one such does not stop its neighbours', async () => {
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
  })

  it('is refused for data the holder did not agree to share', async () => {
    const { fc, link } = await bench()
    const { id } = await link({ ...BANK, permissions: ['balances'] })
    await expect(fc.accounts.refresh(id, { features: ['transactions'] })).rejects.toMatchObject({ statusCode: 400 })
    await expect(fc.transactions.list({ account: id })).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('subscribe', () => {
  it('refreshes at once, then daily, until unsubscribed', async () => {
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
  })

  it('pauses while the account is inactive and goes on when it is linked again', async () => {
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
  })
})

describe('the end of a link', () => {
  it('disconnect is final: no balance, no data, no refresh', async () => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: DATA })
    await advance(2)
    const { data } = await fc.transactions.list({ account: id, limit: 1 })
    const gone = await fc.accounts.disconnect(id)
    expect(gone).toMatchObject({ status: 'disconnected', balance: null, ownership: null, subscriptions: [] })
    expect(await fc.accounts.disconnect(id)).toEqual(gone)
    await expect(fc.transactions.list({ account: id })).rejects.toMatchObject({ statusCode: 400 })
    await expect(fc.transactions.retrieve(data[0]?.id ?? '')).rejects.toMatchObject({ statusCode: 400 })
    await expect(fc.accounts.refresh(id, { features: ['balance'] })).rejects.toMatchObject({ statusCode: 400 })
    await advance(86_400)
    expect(await fc.accounts.retrieve(id)).toEqual(gone)
  })

  it('a pending refresh ends as failed when the bank cuts the link off, and the old balance stays', async () => {
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
  })
})

describe('linking again', () => {
  it('gives the same account back, active and with the permissions of both', async () => {
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
  })

  it('gives a new account once the old one was disconnected, and other holders always one of their own', async () => {
    const { fc, link } = await bench()
    const { id, customer } = await link(BANK)
    await fc.accounts.disconnect(id)
    const again = await link({ ...BANK, customer })
    const other = await link(BANK)
    expect(new Set([id, again.id, other.id]).size).toBe(3)
  })

  it('a bank that gives access for 30 days says so at once and then ends it', async () => {
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
  })
})

describe('lists and expansion', () => {
  it('lists by session, by holder, newest first', async () => {
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

  it.each([
    ['ownership', 'retrieve'],
    ['account_holder.customer', 'retrieve'],
    ['data.ownership', 'list'],
    ['data.account_holder.customer', 'list'],
    ['accounts.data.ownership', 'session'],
    ['accounts.data.account_holder.customer', 'session'],
  ])('expands %s', async (path, where) => {
    const { fc, link, advance } = await bench()
    const { id, session } = await link({ ...BANK, prefetch: DATA })
    await advance(2)
    const params = { expand: [path] }
    const asked = {
      retrieve: () => fc.accounts.retrieve(id, params),
      list: async () => (await fc.accounts.list(params)).data[0],
      session: async () => (await fc.sessions.retrieve(session, params)).accounts.data[0],
    }
    const account = await asked[where === 'list' || where === 'session' ? where : 'retrieve']()
    const expected = path.endsWith('ownership')
      ? { ownership: { object: 'financial_connections.account_ownership', owners: { object: 'list' } } }
      : { account_holder: { customer: { object: 'customer', name: 'Ada' } } }
    expect(account).toMatchObject(expected)
  })
})
