import { describe, expect, it } from 'vitest'
import { createSimulator } from './index'
import { asker, bench } from './testing/bench'

const FC = '/v1/financial_connections'
const OLD = '2023-10-16'

async function asked(apiVersion?: string) {
  const on = await bench(apiVersion ? { apiVersion } : {})
  const { id: customer } = await on.stripe.customers.create({ name: 'Ada' })
  const as = (version: string | null) => (method: string, path: string, form?: string) =>
    asker(on.simulator)(method, path, form, version ? { 'stripe-version': version } : {})
  const holder = `account_holder[type]=customer&account_holder[customer]=${customer}`
  return { ...on, as, customer, holder }
}

describe('the documented examples of 2023-10-16, with no version header', () => {
  it('create and retrieve answer with every documented key', async () => {
    const { as, customer, holder } = await asked(OLD)
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

  it('an account has the fields of that day', async () => {
    const { as, link, advance } = await asked(OLD)
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
})

describe('what each version shows', () => {
  const session = (version: string) => async () => {
    const { as, holder } = await asked()
    const newest = `${holder}&permissions[]=balances&filters[country]=US&limits[accounts]=2&manual_entry[mode]=disabled&filters[account_subcategories][]=savings&filters[require_payment_method_support]=all`
    const { body } = await as(null)('POST', `${FC}/sessions`, newest)
    return (await as(version)('GET', `${FC}/sessions/${body.id}`)).body
  }
  it.each([
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
  ])('a session in %s', async (version, filters, limited, counted) => {
    const body = await session(version)()
    expect(body.filters).toEqual(filters)
    expect('limits' in body).toBe(limited)
    expect('manual_entry' in body).toBe(limited)
    expect('total_count' in body.accounts).toBe(counted)
  })

  it.each([
    ['2025-10-29.clover', undefined, false],
    ['2025-11-17.clover', 'deactivated', false],
    ['2026-06-24.dahlia', 'deactivated', true],
    ['2026-08-26.dahlia', 'deactivated', true],
    ['2026-09-30.endive', 'expired', true],
  ])('an account in %s', async (version, status, dated) => {
    const { as, link, advance, fc } = await asked()
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
  })

  it('an expanded session hides what its accounts did not have', async () => {
    const { as, link } = await asked()
    const { session } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    const { body } = await as(OLD)('GET', `${FC}/sessions/${session}?expand[]=accounts.data.ownership`)
    expect(body.accounts).toMatchObject({ total_count: 1, data: [{ object: 'financial_connections.account' }] })
    expect(body.accounts.data[0]).not.toHaveProperty('account_numbers')
  })

  it('an event keeps the version of its account, whatever the reader asks for', async () => {
    const { as, link } = await asked(OLD)
    await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    for (const version of [null, '2026-10-28.endive']) {
      const { body } = await as(version)('GET', '/v1/events?type=financial_connections.account.created')
      expect(body.data[0].api_version).toBe(OLD)
      expect(body.data[0].data.object).not.toHaveProperty('account_numbers')
    }
  })
})

describe('what each version takes', () => {
  it.each([
    [OLD, 'filters[account_subcategories][]=savings', 'filters[account_subcategories]'],
    [OLD, 'limits[accounts]=1', 'limits'],
    [OLD, 'manual_entry[mode]=automatic', 'manual_entry'],
    ['2026-06-24.dahlia', 'filters[require_payment_method_support]=all', 'filters[require_payment_method_support]'],
    ['2025-11-17.clover', 'account_holder[customer_account]=acct_1', 'account_holder[customer_account]'],
    ['2026-08-26.dahlia', 'filters[country]=US', 'filters[country]'],
    ['2026-09-30.endive', 'filters[countries][]=US', 'filters[countries]'],
  ])('in %s %s is an unknown parameter', async (version, form, param) => {
    const { as, holder } = await asked()
    const { status, body } = await as(version)('POST', `${FC}/sessions`, `${holder}&permissions[]=balances&${form}`)
    expect({ status, ...body.error }).toMatchObject({ status: 400, code: 'parameter_unknown', param })
  })

  it.each([
    ['filters[countries]=US', 'filters[countries]'],
    ['filters[countries][]=Utopia', 'filters[countries][0]'],
    ['filters[countries][]=', 'filters[countries][0]'],
    ['filters[countries][a]=US', 'filters[countries]'],
  ])('before endive %s is refused', async (form, param) => {
    const { as, holder } = await asked()
    const { status, body } = await as(OLD)('POST', `${FC}/sessions`, `${holder}&permissions[]=balances&${form}`)
    expect({ status, ...body.error }).toMatchObject({ status: 400, param })
  })

  it('a filter of the account list that came later is unknown before', async () => {
    const { as } = await asked()
    const path = `${FC}/accounts?account_holder[customer_account]=acct_1`
    expect((await as(OLD)('GET', path)).body.error).toMatchObject({ code: 'parameter_unknown' })
    expect((await as('2025-12-15.clover')('GET', path)).status).toBe(200)
  })
})

describe('the version itself', () => {
  it.each([
    '2019-02-19',
    '2023-08-16',
    '2024-09-30',
    '2024-09-30.basil',
    '2026-10-28.preview',
    '2027-01-27.fuchsia',
    'newest',
    '2023-10-16, 2024-04-10',
  ])('%s is refused', async (version) => {
    const { as } = await asked()
    for (const path of ['/v1/customers', '/v1/nowhere']) {
      const { status, body } = await as(version)('GET', path)
      expect({ status, ...body.error }).toMatchObject({ status: 400, type: 'invalid_request_error' })
      expect(body.error.message).toContain(`Invalid Stripe API version: ${version}`)
    }
    await expect(createSimulator({ apiVersion: version })).rejects.toThrow(version)
  })

  it('is the newest unless told', async () => {
    const { as } = await asked()
    expect((await as(null)('GET', '/v1/customers')).headers.get('stripe-version')).toBe('2026-10-28.endive')
  })
})
