import { expect } from 'vitest'
import { createSimulator } from './index'
import { asker } from './testing/bench'
import { type Bench, proves, provesEach } from './testing/contract'

const FC = '/v1/financial_connections'
const OLD = '2023-10-16'

async function asked(bench: Bench, apiVersion?: string) {
  const on = await bench(apiVersion ? { apiVersion } : {})
  const { id: customer } = await on.stripe.customers.create({ name: 'Ada' })
  const as = (version: string | null) => (method: string, path: string, form?: string) =>
    asker(on.simulator)(method, path, form, version ? { 'stripe-version': version } : {})
  const holder = `account_holder[type]=customer&account_holder[customer]=${customer}`
  return { ...on, as, customer, holder }
}

proves(['Versions: the documented examples of 2023-10-16 answer with every documented key'], async (bench) => {
  const { as, customer, holder } = await asked(bench, OLD)
  const form = `${holder}&permissions[]=payment_method&permissions[]=balances&filters[countries][]=US`
  const created = await as(null)('POST', `${FC}/sessions`, form)
  expect(created.headers.get('stripe-version')).toBe(OLD)
  expect(created.body).toEqual({
    id: expect.stringMatching(/^fcsess_/),
    object: 'financial_connections.session',
    account_holder: { customer, type: 'customer' },
    accounts: { object: 'list', data: [], has_more: false, total_count: 0, url: `${FC}/accounts` },
    client_secret: expect.stringMatching(/^fcsess_client_secret_/),
    filters: { countries: ['US'] },
    livemode: false,
    permissions: ['payment_method', 'balances'],
    prefetch: [],
  })
  expect((await as(null)('GET', `${FC}/sessions/${created.body.id}`)).body).toEqual(created.body)
})

proves(['Versions: an account of 2023-10-16 has the fields of that day'], async (bench) => {
  const { as, link, advance } = await asked(bench, OLD)
  const { id } = await link({
    institution: 'Bank (OAuth)',
    accounts: ['Everyday'],
    permissions: ['payment_method', 'balances', 'ownership', 'transactions'],
    prefetch: ['balances', 'ownership', 'transactions'],
  })
  await advance(2)
  const { body } = await as(null)('GET', `${FC}/accounts/${id}`)
  expect(Object.keys(body).sort()).toEqual(
    [
      ...['account_holder', 'balance', 'balance_refresh', 'category', 'created', 'display_name', 'id'],
      ...['institution_name', 'last4', 'livemode', 'object', 'ownership', 'ownership_refresh', 'permissions'],
      ...['status', 'subcategory', 'subscriptions', 'supported_payment_method_types', 'transaction_refresh'],
    ].sort(),
  )
  expect(Object.keys(body.ownership_refresh).sort()).toEqual(['last_attempted_at', 'status'])
  expect(body.balance_refresh).toHaveProperty('next_refresh_available_at')
})

const session = async (bench: Bench, version: string) => {
  const { as, holder } = await asked(bench)
  const newest = `${holder}&permissions[]=balances&filters[country]=US&limits[accounts]=2&manual_entry[mode]=disabled&filters[account_subcategories][]=savings&filters[require_payment_method_support]=all`
  const { body } = await as(null)('POST', `${FC}/sessions`, newest)
  return (await as(version)('GET', `${FC}/sessions/${body.id}`)).body
}
provesEach(
  'Versions: a session has the fields of its version',
  [
    [OLD, { countries: ['US'] }, false, true],
    ['2024-04-10', { countries: ['US'] }, false, true],
    ['2024-06-20', { countries: ['US'], account_subcategories: ['savings'] }, false, true],
    ['2025-02-24.acacia', { countries: ['US'], account_subcategories: ['savings'] }, false, true],
    ['2025-03-31.basil', { countries: ['US'], account_subcategories: ['savings'] }, false, false],
    ['2026-06-24.dahlia', { countries: ['US'], account_subcategories: ['savings'] }, false, false],
    [
      '2026-08-26.dahlia',
      { countries: ['US'], account_subcategories: ['savings'], require_payment_method_support: 'all' },
      true,
      false,
    ],
    [
      '2026-09-30.endive',
      { country: 'US', account_subcategories: ['savings'], require_payment_method_support: 'all' },
      true,
      false,
    ],
  ] as const,
  async (bench, [version, filters, limited, counted]) => {
    const body = await session(bench, version)
    expect(body.filters).toEqual(filters)
    expect('limits' in body).toBe(limited)
    expect('manual_entry' in body).toBe(limited)
    expect('total_count' in body.accounts).toBe(counted)
  },
)

provesEach(
  'Versions: an account has the fields of its version',
  [
    ['2025-10-29.clover', undefined, false],
    ['2025-11-17.clover', 'deactivated', false],
    ['2026-06-24.dahlia', 'deactivated', true],
    ['2026-08-26.dahlia', 'deactivated', true],
    ['2026-09-30.endive', 'expired', true],
  ] as const,
  async (bench, [version, status, dated]) => {
    const { as, link, advance, fc } = await asked(bench)
    const number = await link({
      institution: 'Tokenized Account Number',
      accounts: ['Immediately Expiring'],
      permissions: ['payment_method'],
    })
    const ending = await link({ institution: 'Eventually Requires Reauthentication', accounts: ['Checking'] })
    await advance(61)
    expect((await fc.accounts.retrieve(number.id)).account_numbers?.[0]?.status).toBe('expired')
    const { body } = await as(version)('GET', `${FC}/accounts?limit=2`)
    const of = (id: string) => body.data.find((account: { id: string }) => account.id === id)
    expect(of(number.id).account_numbers?.[0]?.status).toBe(status)
    expect('status_details' in of(ending.id)).toBe(dated)
  },
)

proves(['Versions: what is expanded follows the version too'], async (bench) => {
  const { as, link } = await asked(bench)
  const { session } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const { body } = await as(OLD)('GET', `${FC}/sessions/${session}?expand[]=accounts.data.ownership`)
  expect(body.accounts).toMatchObject({ total_count: 1, data: [{ object: 'financial_connections.account' }] })
  expect(body.accounts.data[0]).not.toHaveProperty('account_numbers')
})

proves(['Events: api_version is that of the account, whatever version the reader asks for'], async (bench) => {
  const { as, link } = await asked(bench, OLD)
  await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  for (const version of [null, '2026-10-28.endive']) {
    const { body } = await as(version)('GET', '/v1/events?type=financial_connections.account.created')
    expect(body.data[0].api_version).toBe(OLD)
    expect(body.data[0].data.object).not.toHaveProperty('account_numbers')
  }
})
provesEach(
  'Versions: a parameter that came later is unknown before',
  [
    [OLD, 'filters[account_subcategories][]=savings', 'filters[account_subcategories]'],
    [OLD, 'limits[accounts]=1', 'limits'],
    [OLD, 'manual_entry[mode]=automatic', 'manual_entry'],
    ['2026-06-24.dahlia', 'filters[require_payment_method_support]=all', 'filters[require_payment_method_support]'],
    ['2025-11-17.clover', 'account_holder[customer_account]=acct_1', 'account_holder[customer_account]'],
    ['2026-08-26.dahlia', 'filters[country]=US', 'filters[country]'],
    ['2026-09-30.endive', 'filters[countries][]=US', 'filters[countries]'],
  ] as const,
  async (bench, [version, form, param]) => {
    const { as, holder } = await asked(bench)
    const { status, body } = await as(version)('POST', `${FC}/sessions`, `${holder}&permissions[]=balances&${form}`)
    expect({ status, ...body.error }).toMatchObject({ status: 400, code: 'parameter_unknown', param })
  },
)

provesEach(
  'Versions: before endive filters[countries] is a list of countries',
  [
    ['filters[countries]=US', 'filters[countries]'],
    ['filters[countries][]=Utopia', 'filters[countries][0]'],
    ['filters[countries][]=', 'filters[countries][0]'],
    ['filters[countries][a]=US', 'filters[countries]'],
  ] as const,
  async (bench, [form, param]) => {
    const { as, holder } = await asked(bench)
    const { status, body } = await as(OLD)('POST', `${FC}/sessions`, `${holder}&permissions[]=balances&${form}`)
    expect({ status, ...body.error }).toMatchObject({ status: 400, param })
  },
)

proves(['Versions: a filter that came later is unknown before'], async (bench) => {
  const { as } = await asked(bench)
  const path = `${FC}/accounts?account_holder[customer_account]=acct_1`
  expect((await as(OLD)('GET', path)).body.error).toMatchObject({ code: 'parameter_unknown' })
  expect((await as('2025-12-15.clover')('GET', path)).status).toBe(200)
})

provesEach(
  'Versions: one that was never released is refused',
  [
    '2019-02-19',
    '2023-08-16',
    '2024-09-30',
    '2024-09-30.basil',
    '2026-10-28.preview',
    '2027-01-27.fuchsia',
    'newest',
    '2023-10-16, 2024-04-10',
  ] as const,
  async (bench, version) => {
    const { as } = await asked(bench)
    for (const path of ['/v1/customers', '/v1/nowhere']) {
      const { status, body } = await as(version)('GET', path)
      expect({ status, ...body.error }).toMatchObject({ status: 400, type: 'invalid_request_error' })
      expect(body.error.message).toContain(`Invalid Stripe API version: ${version}`)
    }
    await expect(createSimulator({ apiVersion: version })).rejects.toThrow(version)
  },
)

proves(['Versions: without a header the version is the account’s'], async (bench) => {
  const { as } = await asked(bench)
  expect((await as(null)('GET', '/v1/customers')).headers.get('stripe-version')).toBe('2026-10-28.endive')
})
