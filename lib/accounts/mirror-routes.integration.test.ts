import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accountView } from '@/lib/accounts/account-view'
import { pageOf } from '@/lib/http/page-query'
import { searchHit } from '@/lib/search/search-hit'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'
import { transactionView } from '@/lib/transactions/transaction-view'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let staff: { cookie: string }

beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, theirs, staff } = await twoPeople())
})
afterAll(() => stop())

const accountPage = pageOf(z.strictObject(accountView.shape))
const transactionPage = pageOf(z.strictObject(transactionView.shape))

const ask = (path: string, cookie = mine.cookie) => askRoute(path, { cookie })

async function accountsOf(query: string, cookie?: string) {
  return accountPage.parse((await ask(`/api/accounts${query}`, cookie)).body)
}

async function transactionsOf(query: string, cookie?: string) {
  return transactionPage.parse((await ask(`/api/transactions${query}`, cookie)).body)
}

describe('who may', () => {
  test.each(['/api/accounts', '/api/accounts/fca_1', '/api/transactions', '/api/search?q=a'])(
    '%s is closed without a session',
    async (path) => {
      expect(await askRoute(path)).toMatchObject({ status: 401 })
    },
  )

  test('search is for staff', async () => {
    expect(await ask('/api/search?q=owner')).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
  })

  test.each([
    ['account', () => `/api/accounts/${theirs.account}`, () => '/api/accounts/fca_1nobody'],
    [
      'transactions',
      () => `/api/transactions?account=${theirs.account}`,
      () => '/api/transactions?account=fca_1nobody',
    ],
  ])('another customer’s %s: the same 404 as for nobody’s', async (_, foreign, unknown) => {
    const answers = await Promise.all([ask(foreign()), ask(unknown())])
    const [one, other] = answers.map((answer) =>
      JSON.stringify(answer)
        .replace(/"req_\w+"/, '')
        .replace(/fca_\w+/, 'ID'),
    )
    expect(one).toBe(other)
    expect(answers[0]).toMatchObject({ status: 404 })
  })

  test('a customer’s lists hold what is theirs, staff’s everybody’s', async () => {
    expect((await accountsOf('')).data.map(({ id }) => id).sort()).toEqual([...mine.accounts].sort())
    expect((await accountsOf('', staff.cookie)).data).toHaveLength(mine.accounts.length + theirs.accounts.length)
    const seen = new Set((await transactionsOf('?limit=100')).data.map(({ account }) => account))
    for (const account of seen) expect(mine.accounts).toContain(account)
  })

  test('somebody who never linked sees nothing', async () => {
    const { cookie } = await makePerson('customer')
    expect(await accountsOf('', cookie)).toEqual({ data: [], next_cursor: null })
    expect(await transactionsOf('', cookie)).toEqual({ data: [], next_cursor: null })
  })
})

describe('an account', () => {
  test('says what is pending on it', async () => {
    const { data: rows } = await transactionsOf(`?account=${mine.account}&status=pending&limit=100`)
    const account = accountView.parse((await ask(`/api/accounts/${mine.account}`)).body)
    const amount = rows.reduce((sum, row) => sum + row.amount, 0)
    expect(account.pending).toEqual(rows.length === 0 ? [] : [{ currency: 'usd', amount, count: rows.length }])
  })

  test('shows its holder and Stripe’s object to staff only', async () => {
    const own = z.strictObject(accountView.shape).parse((await ask(`/api/accounts/${mine.account}`)).body)
    expect(own.holder).toBeUndefined()
    expect(own.stripe).toBeUndefined()
    const seen = z
      .strictObject(accountView.shape)
      .parse((await ask(`/api/accounts/${mine.account}`, staff.cookie)).body)
    expect(seen.holder).toMatchObject({ type: 'customer', customer: mine.customer, name: 'A customer' })
    expect(seen.stripe).toMatchObject({
      id: mine.account,
      object: 'financial_connections.account',
      ownership: mine.ownership,
    })
  })
})

describe('parameters', () => {
  test('limit and cursor walk every row once, newest first', async () => {
    const walked: string[] = []
    let cursor = ''
    do {
      const page = await transactionsOf(`?account=${mine.account}&limit=37${cursor}`)
      walked.push(...page.data.map((row) => `${row.transacted_at} ${row.id}`))
      cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
    } while (cursor !== '')
    expect(walked).toEqual([...new Set(walked)].sort().reverse())
    expect(walked.length).toBeGreaterThanOrEqual(mine.transactions.length)
  })

  test('accounts page in the same way', async () => {
    const first = await accountsOf('?limit=1')
    const second = await accountsOf(`?limit=1&cursor=${first.next_cursor}`)
    expect([first.data[0]?.id, second.data[0]?.id].sort()).toEqual([...mine.accounts].sort())
    expect(second.next_cursor).toBeNull()
  })

  test('from and to are both inclusive, as days of the calendar or as moments', async () => {
    const { data: rows } = await transactionsOf(`?account=${mine.account}&limit=100`)
    const moment = rows[Math.floor(rows.length / 2)]?.transacted_at ?? ''
    const day = moment.slice(0, 10)
    const [days, moments] = [
      rows.filter((row) => row.transacted_at.startsWith(day)),
      rows.filter((row) => row.transacted_at === moment),
    ]
    expect((await transactionsOf(`?account=${mine.account}&from=${day}&to=${day}`)).data).toEqual(days)
    expect((await transactionsOf(`?account=${mine.account}&from=${moment}&to=${moment}`)).data).toEqual(moments)
  })

  test('status and q narrow', async () => {
    const { data: rows } = await transactionsOf(`?account=${mine.account}&limit=100`)
    const word = rows[0]?.description.split(' ')[0] ?? ''
    const found = (
      await transactionsOf(`?account=${mine.account}&limit=100&q=${encodeURIComponent(word.toUpperCase())}`)
    ).data
    expect(found).toEqual(rows.filter((row) => row.description.toLowerCase().includes(word.toLowerCase())))
    expect((await transactionsOf(`?account=${mine.account}&q=%25`)).data).toEqual([])
    for (const row of (await transactionsOf('?status=posted')).data) expect(row.status).toBe('posted')
    expect((await accountsOf('?status=inactive')).data).toEqual([])
    expect((await accountsOf('?q=OWNERSHIP')).data).toHaveLength(2)
  })

  test.each([
    ['/api/transactions?limit=101', 'limit'],
    ['/api/transactions?limit=0', 'limit'],
    ['/api/transactions?cursor=bm90LW91cnM', 'cursor'],
    ['/api/transactions?from=yesterday', 'from'],
    ['/api/transactions?to=2026-02-31', 'to'],
    ['/api/transactions?colour=blue', 'colour'],
    ['/api/accounts?limit=101', 'limit'],
    ['/api/accounts?cursor=%C3%A9', 'cursor'],
  ])('%s is refused by its name', async (path, param) => {
    expect(await ask(path)).toMatchObject({ status: 400, body: { error: { param } } })
  })
})

describe('support finds an account', () => {
  const hits = async (q: string) =>
    pageOf(searchHit).parse((await ask(`/api/search?q=${encodeURIComponent(q)}`, staff.cookie)).body).data

  const ways: [string, () => string, string][] = [
    ['its id', () => mine.account, 'id'],
    ['its session', () => mine.session, 'session'],
    ['a transaction', () => mine.transaction, 'transaction'],
    ['its Stripe customer', () => mine.customer, 'customer'],
    ['its last four digits', () => '1002', 'last4'],
    ['its own name', () => 'joint own', 'name'],
    ['its holder’s name', () => 'a customer', 'name'],
    ['its holder’s e-mail', () => 'example.test', 'email'],
    ['its bank', () => 'ownership acc', 'institution'],
  ]

  test.each(ways)('by %s', async (_, query, way) => {
    const found = await hits(query())
    const own = found.filter(({ account }) => mine.accounts.includes(account.id))
    expect(own.length).toBeGreaterThan(0)
    expect(own.map((hit) => hit.matched_by)).toContain(way)
    expect(own[0]?.account.holder).toMatchObject({ customer: mine.customer })
  })

  test.each(['fca_1nobody', 'fcsess_1nobody', 'fctxn_1nobody', 'cus_1nobody', '0000', 'nobody of that name', '%'])(
    'but not by %s',
    async (q) => {
      expect(await hits(q)).toEqual([])
    },
  )
})
