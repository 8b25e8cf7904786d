import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { closeSimulator } from '@/lib/stripe/simulator'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { transactionView } from '@/lib/transactions/transaction-view'
import { insightsView } from './insights-view'

let stop: () => Promise<void>
let cookie: string
let staff: string
let stranger: string
let everyday: string
let savings: string
beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
  stranger = (await makePerson('customer')).cookie
  staff = (await makePerson('support')).cookie
  const linked = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day', 'Card'] })
  await letBanksAnswer()
  for (const id of linked.accounts) await pull(id)
  everyday = await accountNamed('Everyday')
  savings = await accountNamed('Rainy day')
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

const insights = async (query = '', as = cookie) =>
  insightsView.parse((await askRoute(`/api/insights?${query}`, { cookie: as })).body)

test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'every month in %s holds what its rows hold',
  async (tz) => {
    const { months } = await insights(`tz=${tz}`)
    expect(months.length).toBeGreaterThan(5)
    for (const { month, ...total } of months) {
      const days = `from=${month}-01&to=${lastOf(month)}&tz=${tz}`
      expect(total.in).toBe(await sumOf(`${days}&direction=in`))
      expect(total.out).toBe(await sumOf(`${days}&direction=out`))
      expect(total.net).toBe(total.in + total.out)
    }
  },
)

test('what is found names its rows, and they are rows of the list', async () => {
  const found = await insights()
  const listed = new Map((await allRows('')).map((row) => [row.id, row]))
  const proofs = [
    ...found.recurring.flatMap(({ rows }) => rows),
    ...found.biggest.rows,
    ...found.transfers.flatMap(({ out, in: into }) => [out, into]),
  ]
  expect(proofs.length).toBeGreaterThan(50)
  for (const { day: _, ...row } of proofs) expect(listed.get(row.id)).toMatchObject(row)
  expect(found.read).toMatchObject({ rows: listed.size, is_whole: true })
})

test('salary and bills are found and expected again', async () => {
  const { recurring, upcoming, today } = await insights()
  const names = recurring.map(({ description }) => description)
  expect(names).toEqual(expect.arrayContaining(['Rent, Mill Lane 4', 'Lantern Streaming', 'Skylark Mobile']))
  expect(names.some((name) => name.endsWith('payroll'))).toBe(true)
  expect(upcoming.items.every(({ day, is_late }) => is_late === day < today && day <= upcoming.to)).toBe(true)
  const [sum] = upcoming.sums
  expect(sum?.net).toBe(upcoming.items.reduce((total, { amount }) => total + amount, 0))
})

test('what moves into savings is a transfer, counted or left out', async () => {
  const counted = await insights(`account=${everyday}&days=30`)
  const saving = counted.transfers.find(({ in: into }) => into.account === savings)
  expect(saving?.out.account).toBe(everyday)
  const left = await insights(`account=${everyday}&days=30&transfers=left_out`)
  expect(left.months).toEqual(counted.months)
  const transfers = counted.recurring.filter(({ is_transfer }) => is_transfer).map(({ key }) => key)
  expect(transfers.length).toBeGreaterThan(0)
  const expected = ({ upcoming }: typeof left) => upcoming.items.filter((item) => transfers.includes(item.recurring))
  expect([expected(counted).length > 0, expected(left)]).toEqual([true, []])
  const ids = new Set(left.transfers.flatMap(({ out, in: into }) => [out.id, into.id]))
  expect(left.biggest.rows.filter(({ id }) => ids.has(id))).toEqual([])
})

test('of one account only its rows count, and what moved to the others is still seen', async () => {
  const { months, recurring, transfers, biggest } = await insights(`account=${savings}`)
  expect(transfers.length).toBeGreaterThan(0)
  const rows = [...biggest.rows, ...recurring.flatMap((each) => each.rows)]
  expect(rows.every(({ account }) => account === savings)).toBe(true)
  const into = months.reduce((sum, { transfers_in }) => sum + transfers_in, 0)
  expect(into).toBe(transfers.reduce((sum, pair) => sum + (pair.in.account === savings ? pair.in.amount : 0), 0))
  expect(into).toBeGreaterThan(0)
})

test('staff name an account, and see what its holder sees', async () => {
  const query = `account=${savings}`
  expect(await insights(query, staff)).toEqual(await insights(query))
})

test.each([
  ['', 400, 'account'],
  ['account=fca_nobodys', 404, 'account'],
])('staff asking for “%s” are answered %i', async (query, status, param) => {
  expect(await askRoute(`/api/insights?${query}`, { cookie: staff })).toMatchObject({
    status,
    body: { error: { param } },
  })
})

test.each([
  ['tz=Nowhere', 'tz'],
  ['days=7', 'days'],
  ['transfers=no', 'transfers'],
  ['accounts=x', 'accounts'],
])('%s is refused by its name', async (query, param) => {
  expect(await askRoute(`/api/insights?${query}`, { cookie })).toMatchObject({
    status: 400,
    body: { error: { param } },
  })
})

test('nobody else sees any of it, and who has nothing is told so', async () => {
  expect(await askRoute(`/api/insights?account=${savings}`, { cookie: stranger })).toMatchObject({ status: 404 })
  expect(await insights('', stranger)).toMatchObject({ months: [], recurring: [], read: { rows: 0, is_whole: true } })
})

// The last one: it leaves more rows than anybody has.
test('of more rows than anybody has the newest are read, and the months stay whole', async () => {
  await database().execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, transaction_refresh, updated)
    select ${savings}, 'fctxn_many' || n, -100, 'usd', 'Many', 'posted', now() - n * interval '1 minute', 'x', now()
    from generate_series(1, 20001) n`)
  const { read, months } = await insights(`account=${savings}`)
  expect(read).toMatchObject({ rows: 20_000, is_whole: false })
  const whole = months.reduce((sum, { out }) => sum + out, 0)
  const sum = sql`select sum(amount)::int as sum from transactions where account_id = ${savings} and amount < 0 and status <> 'void'`
  expect((await database().execute(sum)).rows).toEqual([{ sum: whole }])
})

const lists = z.object({ data: z.array(transactionView), next_cursor: z.string().nullable() })

async function allRows(query: string) {
  const rows: z.infer<typeof transactionView>[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const after = cursor === '' ? '' : `&cursor=${cursor}`
    const page: z.infer<typeof lists> = lists.parse(
      (await askRoute(`/api/transactions?limit=100&${query}${after}`, { cookie })).body,
    )
    rows.push(...page.data)
    cursor = page.next_cursor
  }
  return rows
}

async function sumOf(query: string): Promise<number> {
  const rows = await allRows(query)
  return rows.reduce((sum, { amount, status }) => sum + (status === 'void' ? 0 : amount), 0)
}

async function accountNamed(name: string): Promise<string> {
  const [row] = await database().select().from(accounts).where(eq(accounts.displayName, name))
  return row?.id ?? ''
}

function lastOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
