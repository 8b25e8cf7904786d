import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { dayFormat } from '@/lib/format/day'
import { askRoute } from '@/lib/testing/app-routes'
import { anyRow, hardMoment, hardZones, makeAccount, makeHolder } from '@/lib/testing/mirror-world'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import type { DayTotal, DayView } from './day-view'
import type { TransactionFilter } from './filter'
import { listTransactionDays } from './list-transaction-days'
import { listTransactions } from './list-transactions'
import { type TransactionRow, transactions } from './table'

let stop: () => Promise<void>
let viewer: Viewer
let ids: string[]
let rows: TransactionRow[]
/** Whose place another took from then on; and one that may be another's double. */
const boundary = new Date('2025-11-02T05:31:07Z')

beforeAll(async () => {
  stop = await startTestProduct()
  const holder = await makeHolder()
  viewer = holder
  const current = await makeAccount(holder.holderId, { replacement: 'settled' })
  const replaced = await makeAccount(holder.holderId, { replacedBy: current, replacedFrom: boundary })
  const asked = await makeAccount(holder.holderId, { replacement: 'asked' })
  const other = await makeAccount((await makeHolder()).holderId)
  ids = [current, replaced, asked, await makeAccount(holder.holderId)]
  const drawn = fc.sample(anyRow([...ids, other]), 1500)
  const near = fc.sample(anyRow([replaced], fc.integer({ min: -3600, max: 3600 }).map(nearBoundary)), 40)
  const all = [...drawn, ...near].map((row, index) => ({ ...row, id: `${row.id}_${index}` }))
  for (let start = 0; start < all.length; start += 500) {
    await database()
      .insert(transactions)
      .values(all.slice(start, start + 500))
  }
  rows = all.filter(({ accountId }) => accountId !== other)
})
afterAll(() => stop())

const nearBoundary = (seconds: number) => new Date(boundary.getTime() + seconds * 1000)

/** What the filter means, said once more, in the plainest way. */
function expectedOf(filter: TransactionFilter, tz: string): TransactionRow[] {
  const [current, replaced, asked] = ids
  const dayOf = dayFormat(tz)
  const named = filter.account?.flatMap((id) => (id === current ? [current, replaced] : [id]))
  return rows.filter((row) => {
    const size = Math.abs(row.amount)
    const day = dayOf(row.transactedAt.toISOString())
    return (
      (named?.includes(row.accountId) ?? true) &&
      (row.accountId !== replaced || row.transactedAt < boundary) &&
      (row.accountId !== asked || filter.account?.length === 1) &&
      (filter.status?.includes(row.status) ?? true) &&
      (filter.direction === undefined || (filter.direction === 'in' ? row.amount > 0 : row.amount < 0)) &&
      (filter.min === undefined || size >= filter.min) &&
      (filter.max === undefined || size <= filter.max) &&
      (filter.from === undefined || day >= filter.from) &&
      (filter.to === undefined || day <= filter.to)
    )
  })
}

function daysOf(list: readonly TransactionRow[], tz: string): DayView[] {
  const dayOf = dayFormat(tz)
  const days = grouped(list, (row) => dayOf(row.transactedAt.toISOString()))
  return [...days]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([name, its]) => ({
      day: name,
      count: its.length,
      void_count: its.filter(({ status }) => status === 'void').length,
      totals: [...grouped(its, ({ currency }) => currency)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([currency, same]) => totalOf(currency, same)),
    }))
}

function grouped(
  list: readonly TransactionRow[],
  keyOf: (row: TransactionRow) => string,
): Map<string, TransactionRow[]> {
  const groups = new Map<string, TransactionRow[]>()
  for (const row of list) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

function totalOf(currency: string, list: readonly TransactionRow[]): DayTotal {
  const amounts = list.filter(({ status }) => status !== 'void').map(({ amount }) => amount)
  const sum = (part: number[]) => part.reduce((total, amount) => total + amount, 0)
  const [into, out] = [sum(amounts.filter((amount) => amount > 0)), sum(amounts.filter((amount) => amount < 0))]
  return { currency, in: into, out, net: into + out }
}

const zone = fc.constantFrom(...hardZones)
const day = hardMoment.map((at) => at.toISOString().slice(0, 10))
const anyFilter = () =>
  fc.record(
    {
      account: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
      status: fc.uniqueArray(fc.constantFrom('posted', 'pending', 'void'), { minLength: 1 }),
      direction: fc.constantFrom('in' as const, 'out' as const),
      min: fc.nat(1000),
      max: fc.nat(1_000_000),
      from: day,
      to: day,
    },
    { requiredKeys: [] },
  )

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort()

describe('the list', () => {
  test('holds exactly the rows that the filter means, in every zone', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter(), zone, async (filter, tz) => {
        const { data } = await listTransactions(viewer, { ...filter, tz, limit: 5000 })
        expect(idsOf(data)).toEqual(idsOf(expectedOf(filter, tz)))
      }),
      { numRuns: 40 },
    )
  })

  test('puts each row under one day, the one under which it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1499), zone, async (index, tz) => {
        const on = dayFormat(tz)(rows[index % rows.length]?.transactedAt.toISOString() ?? '')
        const { data } = await listTransactions(viewer, { from: on, to: on, tz, limit: 5000 })
        expect(new Set(data.map((row) => dayFormat(tz)(row.transacted_at))).size).toBeLessThanOrEqual(1)
        expect(idsOf(data)).toEqual(idsOf(expectedOf({ from: on, to: on }, tz)))
      }),
      { numRuns: 40 },
    )
  })

  test('is the same list in parts', async () => {
    const [whole, ...parts] = await Promise.all(
      [{ limit: 90 }, ...[0, 30, 60].map((offset) => ({ limit: 30, offset }))].map((part) =>
        listTransactions(viewer, part),
      ),
    )
    expect(parts.flatMap(({ data }) => data)).toEqual(whole?.data)
  })
})

describe('the days', () => {
  const kept = () =>
    fc.record(
      { account: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }), from: day, to: day },
      { requiredKeys: [] },
    )

  test('come to what the rows of the list come to, whether kept or counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyFilter(), kept()), zone, async (filter, tz) => {
        expect(await listTransactionDays(viewer, { ...filter, tz })).toEqual(daysOf(expectedOf(filter, tz), tz))
      }),
      { numRuns: 60 },
    )
  })

  test('are of everybody for support', async () => {
    const staff: Viewer = { ...viewer, role: 'support', holderId: null }
    const count = (days: readonly DayView[]) => days.reduce((sum, each) => sum + each.count, 0)
    const all = await listTransactionDays(staff, {})
    expect(count(all)).toBeGreaterThan(count(await listTransactionDays(viewer, {})))
    expect(count(all)).toBe((await listTransactions(staff, { limit: 5000 })).data.length)
  })
})

describe('over HTTP', () => {
  test('days are refused what lists are refused, and pages besides', async () => {
    const { cookie } = await makePerson('support')
    for (const param of ['from', 'tz', 'limit', 'newest']) {
      const answer = await askRoute(`/api/transactions/days?${param}=nothing`, { cookie })
      expect(answer).toMatchObject({ status: 400, body: { error: { param } } })
    }
  })

  test('days bring along as many of the first rows of their list as are asked for', async () => {
    const { cookie } = await makePerson('support')
    const filter = 'tz=America/New_York'
    const ask = async (path: string) => (await askRoute(`/api/transactions${path}${filter}`, { cookie })).body
    const { data: first } = z.object({ data: z.array(z.unknown()).length(3) }).parse(await ask('?limit=3&'))
    const days = z.object({ data: z.array(z.unknown()) }).parse(await ask('/days?'))
    expect(await ask('/days?newest=3&')).toEqual({ ...days, newest: first })
    expect(await ask('/days?')).toEqual(days)
  })

  test.each([
    { query: 'account=', param: 'account' },
    { query: 'direction=up', param: 'direction' },
    { query: 'min=-1', param: 'min' },
    { query: 'max=1.5', param: 'max' },
    { query: 'from=2025-02-30', param: 'from' },
    { query: 'to=yesterday', param: 'to' },
    { query: 'q=+', param: 'q' },
    { query: 'tz=Mars/Olympus', param: 'tz' },
    { query: 'offset=-1', param: 'offset' },
    { query: 'offset=1&cursor=x', param: 'offset' },
    { query: 'colour=red', param: 'colour' },
  ])('$query is refused by its name', async ({ query, param }) => {
    const { cookie } = await makePerson('support')
    expect(await askRoute(`/api/transactions?${query}`, { cookie })).toMatchObject({
      status: 400,
      body: { error: { param } },
    })
  })

  test('one account that is not theirs makes all of them nobody’s', async () => {
    const { cookie } = await makePerson('customer')
    expect((await askRoute(`/api/transactions?account=${ids.join(',')}`, { cookie })).status).toBe(404)
  })
})
