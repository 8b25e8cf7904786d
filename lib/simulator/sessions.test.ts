import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'

async function opened() {
  const on = await bench()
  const customer = (await on.stripe.customers.create({ name: 'Ada' })).id
  return { ...on, customer, holder: { type: 'customer', customer } as const }
}

describe('a session', () => {
  it('keeps every parameter it was made with', async () => {
    const { fc, holder } = await opened()
    const made = await fc.sessions.create({
      account_holder: holder,
      permissions: ['balances', 'transactions', 'ownership', 'payment_method'],
      prefetch: ['balances', 'transactions'],
      filters: {
        country: 'US',
        account_subcategories: ['checking', 'savings'],
        require_payment_method_support: 'none',
      },
      limits: { accounts: 2 },
      manual_entry: { mode: 'disabled' },
      return_url: 'https://shop.example/back',
    })
    expect(made).toMatchObject({
      object: 'financial_connections.session',
      account_holder: holder,
      accounts: { object: 'list', data: [], has_more: false, url: '/v1/financial_connections/accounts' },
      filters: {
        country: 'US',
        account_subcategories: ['checking', 'savings'],
        require_payment_method_support: 'none',
      },
      limits: { accounts: 2 },
      livemode: false,
      manual_entry: { mode: 'disabled' },
      permissions: ['balances', 'transactions', 'ownership', 'payment_method'],
      prefetch: ['balances', 'transactions'],
      return_url: 'https://shop.example/back',
    })
    expect(made.client_secret).toMatch(/^fcsess_client_secret_/)
    expect(await fc.sessions.retrieve(made.id)).toMatchObject({ id: made.id, limits: { accounts: 2 } })
  })

  it.each([
    { type: 'account', account: 'acct_1Connected' } as const,
    { type: 'customer', customer_account: 'acct_1Customer' } as const,
  ])('is made for a holder of another kind: %o', async (account_holder) => {
    const { fc, control } = await opened()
    const { id } = await fc.sessions.create({ account_holder, permissions: ['balances'] })
    await control(`sessions/${id}/complete`, { institution: 'Test (OAuth)', accounts: ['House deposit'] })
    const { type: _, ...ids } = account_holder
    const { data } = await fc.accounts.list({ account_holder: ids })
    expect(data.map((account) => account.account_holder)).toEqual([account_holder])
  })

  it('takes the address of an app to return to, and refuses what is none', async () => {
    const { fc, holder } = await opened()
    const create = (return_url: string) =>
      fc.sessions.create({ account_holder: holder, permissions: ['balances'], return_url })
    expect((await create('harbourclub://linked')).return_url).toBe('harbourclub://linked')
    await expect(create('somewhere')).rejects.toMatchObject({ code: 'url_invalid', param: 'return_url' })
  })

  it('has no limit when the limit is empty', async () => {
    const { fc, holder, control } = await opened()
    const made = await fc.sessions.create({
      account_holder: holder,
      permissions: ['balances'],
      limits: { accounts: '' },
    })
    expect(made.limits).toBeUndefined()
    const accounts = ['Everyday', 'Rainy day', 'Joint']
    const answer = await control(`sessions/${made.id}/complete`, { institution: 'Bank (OAuth)', accounts })
    expect(answer.financialConnectionsSession.accounts).toHaveLength(3)
  })
})

describe('completion', () => {
  it('answers what the browser gets: accounts as a plain array', async () => {
    const { fc, holder, control } = await opened()
    const { id } = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    const answer = await control(`sessions/${id}/complete`, {
      institution: 'Bank (OAuth)',
      accounts: ['Card', 'Everyday'],
    })
    const { accounts, ...session } = answer.financialConnectionsSession
    expect(session).toMatchObject({ id, permissions: ['balances'] })
    expect(session).not.toHaveProperty('client_secret')
    expect(accounts.map((account: { display_name: string }) => account.display_name)).toEqual(['Card', 'Everyday'])
    expect((await fc.sessions.retrieve(id)).accounts.data).toEqual(accounts)
  })

  it('leaving links nothing and leaves the session open', async () => {
    const { fc, stripe, holder, control } = await opened()
    const { id } = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    const left = await control(`sessions/${id}/complete`, { cancel: true })
    expect(left.financialConnectionsSession.accounts).toEqual([])
    expect((await stripe.events.list({ type: 'financial_connections.account.created' })).data).toEqual([])
    await control(`sessions/${id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Card'] })
    expect((await fc.sessions.retrieve(id)).accounts.data).toHaveLength(1)
  })

  it('happens once, and not after a day', async () => {
    const { fc, holder, control, advance } = await opened()
    const choice = { institution: 'Bank (OAuth)', accounts: ['Card'] }
    const first = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    await control(`sessions/${first.id}/complete`, choice)
    await expect(control(`sessions/${first.id}/complete`, choice)).rejects.toThrow('completed already')
    const second = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    await advance(86_400)
    await expect(control(`sessions/${second.id}/complete`, choice)).rejects.toThrow('expired')
    expect((await fc.sessions.retrieve(second.id)).client_secret).toBeNull()
  })

  it.each([
    [
      'more accounts than the limit',
      { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint', 'Rainy day'] },
      'at most 2',
    ],
    ['a subcategory that was not asked for', { institution: 'Bank (OAuth)', accounts: ['Card'] }, 'credit_card'],
    ['an account the bank does not have', { institution: 'Bank (OAuth)', accounts: ['Vault'] }, 'no account called'],
    ['a bank nobody knows', { institution: 'Bank of Nowhere', accounts: ['Vault'] }, 'No such institution'],
    ['a bank that is down', { institution: 'Down (Scheduled)', accounts: ['Vault'] }, 'cannot be reached'],
    ['no account at all', { institution: 'Bank (OAuth)', accounts: [] }, 'at least one'],
    ['no accounts parameter', { institution: 'Bank (OAuth)' }, 'accounts'],
    ['no institution', { accounts: ['Everyday'] }, 'institution'],
    ['a parameter nobody knows', { institution: 'Bank (OAuth)', accounts: ['Everyday'], bank: 'x' }, 'bank'],
  ])('refuses %s', async (_, choice, words) => {
    const { fc, holder, control } = await opened()
    const { id } = await fc.sessions.create({
      account_holder: holder,
      permissions: ['balances'],
      filters: { account_subcategories: ['checking', 'savings'] },
      limits: { accounts: 2 },
    })
    await expect(control(`sessions/${id}/complete`, choice)).rejects.toThrow(words)
    expect((await fc.accounts.list({})).data).toEqual([])
  })

  it.each([
    ['all', ['Checking without payments'], 'payments'],
    ['all', ['Checking without numbers'], 'does not give the account numbers'],
    ['none', ['Checking without numbers'], null],
    ['at_least_one', ['Checking without payments', 'Credit card'], 'payments'],
    ['none', ['Checking without payments'], null],
  ] as const)('require_payment_method_support=%s with %j', async (require_payment_method_support, accounts, words) => {
    const { fc, holder, control } = await opened()
    const filters = { require_payment_method_support }
    const { id } = await fc.sessions.create({ account_holder: holder, permissions: ['payment_method'], filters })
    const completed = control(`sessions/${id}/complete`, { institution: 'Invalid Payment Accounts', accounts })
    await (words ? expect(completed).rejects.toThrow(words) : expect(completed).resolves.toBeDefined())
  })
})
