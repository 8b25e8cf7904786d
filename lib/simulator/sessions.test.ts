import { expect } from 'vitest'
import { type Bench, proves, provesEach } from './testing/contract'

async function opened(bench: Bench) {
  const on = await bench()
  const customer = (await on.stripe.customers.create({ name: 'Ada' })).id
  return { ...on, customer, holder: { type: 'customer', customer } as const }
}

proves(
  ['Sessions: keep every parameter they were made with', 'Sessions: the client_secret is for the browser that links'],
  async (bench) => {
    const { fc, holder } = await opened(bench)
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
  },
)

provesEach(
  'Sessions: the holder is a customer, a customer account or a connected account',
  [
    { type: 'account', account: 'acct_1Connected' } as const,
    { type: 'customer', customer_account: 'acct_1Customer' } as const,
  ] as const,
  async (bench, account_holder) => {
    const { fc, control } = await opened(bench)
    const { id } = await fc.sessions.create({ account_holder, permissions: ['balances'] })
    await control(`sessions/${id}/complete`, { institution: 'Test (OAuth)', accounts: ['House deposit'] })
    const { type: _, ...ids } = account_holder
    const { data } = await fc.accounts.list({ account_holder: ids })
    expect(data.map((account) => account.account_holder)).toEqual([account_holder])
  },
)

proves(['Sessions: return_url is an address, also of an app'], async (bench) => {
  const { fc, holder } = await opened(bench)
  const create = (return_url: string) =>
    fc.sessions.create({ account_holder: holder, permissions: ['balances'], return_url })
  expect((await create('harbourclub://linked')).return_url).toBe('harbourclub://linked')
  await expect(create('somewhere')).rejects.toMatchObject({ code: 'url_invalid', param: 'return_url' })
})

proves(['Sessions: an empty limits[accounts] is no limit'], async (bench) => {
  const { fc, holder, control } = await opened(bench)
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

proves(
  [
    'Stripe.js: resolves with the session, whose accounts are a plain array',
    'Sessions: accounts are a list once linked',
    'Stripe.js: no client_secret comes back',
  ],
  async (bench) => {
    const { fc, holder, control } = await opened(bench)
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
  },
)

proves(
  ['Stripe.js: leaving resolves with no accounts and no error', 'Sessions: one that was left can be gone on with'],
  async (bench) => {
    const { fc, stripe, holder, control } = await opened(bench)
    const { id } = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    const left = await control(`sessions/${id}/complete`, { cancel: true })
    expect(left.financialConnectionsSession.accounts).toEqual([])
    expect((await stripe.events.list({ type: 'financial_connections.account.created' })).data).toEqual([])
    await control(`sessions/${id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Card'] })
    expect((await fc.sessions.retrieve(id)).accounts.data).toHaveLength(1)
  },
)

proves(['Sessions: are completed once', 'Sessions: the client_secret ends after a day'], async (bench) => {
  const { fc, holder, control, advance } = await opened(bench)
  const choice = { institution: 'Bank (OAuth)', accounts: ['Card'] }
  const first = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
  await control(`sessions/${first.id}/complete`, choice)
  await expect(control(`sessions/${first.id}/complete`, choice)).rejects.toThrow('completed already')
  const second = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
  await advance(86_400)
  await expect(control(`sessions/${second.id}/complete`, choice)).rejects.toThrow('expired')
  expect((await fc.sessions.retrieve(second.id)).client_secret).toBeNull()
})

provesEach(
  'Sessions: limits and filters bind what is linked',
  [
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
  ] as const,
  async (bench, [, choice, words]) => {
    const { fc, holder, control } = await opened(bench)
    const { id } = await fc.sessions.create({
      account_holder: holder,
      permissions: ['balances'],
      filters: { account_subcategories: ['checking', 'savings'] },
      limits: { accounts: 2 },
    })
    await expect(control(`sessions/${id}/complete`, choice)).rejects.toThrow(words)
    expect((await fc.accounts.list({})).data).toEqual([])
  },
)

provesEach(
  'Sessions: require_payment_method_support is all, at_least_one or none',
  [
    ['all', ['Checking without payments'], 'payments'],
    ['all', ['Checking without numbers'], 'does not give the account numbers'],
    ['none', ['Checking without numbers'], null],
    ['at_least_one', ['Checking without payments', 'Credit card'], 'payments'],
    ['none', ['Checking without payments'], null],
  ] as const,
  async (bench, [require_payment_method_support, accounts, words]) => {
    const { fc, holder, control } = await opened(bench)
    const filters = { require_payment_method_support }
    const { id } = await fc.sessions.create({ account_holder: holder, permissions: ['payment_method'], filters })
    const completed = control(`sessions/${id}/complete`, { institution: 'Invalid Payment Accounts', accounts })
    await (words ? expect(completed).rejects.toThrow(words) : expect(completed).resolves.toBeDefined())
  },
)

proves(
  ['Sessions: have no status', 'Sessions: filters, limits and manual_entry are absent unless asked for'],
  async (bench) => {
    const { fc, holder } = await opened(bench)
    const made = await fc.sessions.create({ account_holder: holder, permissions: ['balances'] })
    for (const key of ['status', 'filters', 'limits', 'manual_entry', 'bank_account_token', 'return_url']) {
      expect(made).not.toHaveProperty(key)
    }
  },
)
