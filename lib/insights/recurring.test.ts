import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card } from '@/lib/simulator/lives/card'
import { household } from '@/lib/simulator/lives/household'
import type { Life } from '@/lib/simulator/lives/life'
import { coffee, dining, groceries, online, shops, transit } from '@/lib/simulator/lives/merchants'
import { addDays, addMonths, dayInMonth, isWeekend } from './calendar'
import { findRecurring, type Recurring } from './recurring'
import { rowOf } from './row.fixture'

const today = '2025-08-06'
const find = (rows: ReturnType<typeof rowOf>[], until = today) => findRecurring(rows, () => until)

/** On this date of the months before today. */
const monthly = (date: number, times: number, amountOf: (index: number) => number, description = 'Lantern Streaming') =>
  Array.from({ length: times }, (_, index) =>
    rowOf(dayInMonth(addMonths('2025-08', index - times), date), amountOf(index), description),
  )

describe('what comes again', () => {
  test('is found by its rhythm, with every row that proves it', () => {
    const rows = monthly(6, 5, () => -1199)
    expect(find(rows)).toMatchObject([
      {
        direction: 'out',
        payee: 'lantern streaming',
        rhythm: { name: 'monthly', missed: 0, odd: 0 },
        amount: { kind: 'same', amount: 1199 },
        times: 5,
        first: '2025-03-06',
        last: '2025-07-06',
        state: 'running',
      },
    ])
    expect(find(rows)[0]?.rows).toEqual(rows.toReversed())
  })

  test('needs three payments', () => {
    expect(find(monthly(6, 2, () => -1199))).toEqual([])
    expect(find(monthly(6, 3, () => -1199))).toHaveLength(1)
  })

  test('is salary as well, every two weeks', () => {
    const rows = [0, 14, 28, 42].map((days) => rowOf(addDays('2025-06-20', days), 245_000, `PAYROLL ${days}/25`))
    expect(find(rows)).toMatchObject([{ direction: 'in', rhythm: { name: 'two_weeks' }, payee: 'payroll' }])
  })

  test('has a price that changed', () => {
    const rows = monthly(6, 6, (index) => (index < 4 ? -1199 : -1399))
    expect(find(rows)[0]?.amount).toEqual({ kind: 'changed', amount: 1399, before: 1199, until: '2025-05-06' })
  })

  test('has amounts near each other, between the least and the most', () => {
    const amounts = [-5200, -6100, -7000, -6000, -6300]
    const rows = monthly(8, 5, (index) => amounts[index] ?? 0, 'City Water & Power')
    expect(find(rows)[0]?.amount).toEqual({ kind: 'range', amount: 6100, least: 5200, most: 7000 })
    expect(find(monthly(8, 5, (index) => -3000 - 2000 * index, 'City Water & Power'))).toEqual([])
  })

  test('is late after its days of grace, and ended when two were missed', () => {
    const rows = monthly(6, 5, () => -1199)
    const stateOn = (day: string) => find(rows, day)[0]?.state
    expect(stateOn('2025-08-10')).toBe('running')
    expect(stateOn('2025-08-11')).toBe('late')
    expect(stateOn('2025-09-14')).toBe('late')
    expect(stateOn('2025-09-15')).toBe('ended')
  })

  test('of two prices at one shop is two', () => {
    const rows = [...monthly(3, 5, () => -99, 'Orchard Services'), ...monthly(20, 5, () => -999, 'Orchard Services')]
    expect(
      find(rows)
        .map(({ amount }) => amount)
        .sort((a, b) => a.amount - b.amount),
    ).toEqual([
      { kind: 'same', amount: 99 },
      { kind: 'same', amount: 999 },
    ])
  })

  test('was not void, and is of one account, one currency and one way', () => {
    const one = (index: number, rest: object) =>
      monthly(6, 3, () => -1199).map((row, at) => (at === index ? { ...row, ...rest } : row))
    expect(find(one(1, { status: 'void' }))).toEqual([])
    expect(find(one(1, { account: 'fca_other' }))).toEqual([])
    expect(find(one(1, { currency: 'eur' }))).toEqual([])
    expect(find(one(1, { amount: 1199 }))).toEqual([])
  })
})

/** A rhythm as a bank keeps it: moved from weekends to the Monday after. */
const kept = fc.record({
  date: fc.integer({ min: 1, max: 31 }),
  times: fc.integer({ min: 3, max: 24 }),
  step: fc.constantFrom(1, 3, 12),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  avoids: fc.boolean(),
})

test('any payment by month, quarter or year is found, weekends or not', () => {
  fc.assert(
    fc.property(kept, ({ date, times, step, amount, avoids }) => {
      const rows = Array.from({ length: times }, (_, index) => {
        const day = dayInMonth(addMonths('2000-01', index * step), date)
        return rowOf(avoids ? weekdayAfter(day) : day, -amount, `Standing order ${index}`)
      })
      const name = { 1: 'monthly', 3: 'quarterly', 12: 'yearly' }[step]
      expect(find(rows, '2000-01-01')).toMatchObject([{ rhythm: { name }, amount: { kind: 'same', amount }, times }])
    }),
  )
})

test('the rows that prove are of the group alone, each once, and within what is said of them', () => {
  const rows = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 700 }),
      amount: fc.constantFrom(-999, -1000, -1010, 500),
      name: fc.constantFrom('A', 'B'),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(rows, (drawn) => {
      const all = drawn.map(({ day, amount, name }) => rowOf(addDays('2024-01-01', day), amount, name))
      const proved = find(all).flatMap((each) => each.rows)
      expect(new Set(proved.map(({ id }) => id)).size).toBe(proved.length)
      for (const each of find(all)) expect(each.rows.every((row) => isOf(row, each))).toBe(true)
    }),
  )
})

function isOf(row: ReturnType<typeof rowOf>, { payee, direction, first, last }: Recurring): boolean {
  const way = row.amount < 0 ? 'out' : 'in'
  return row.description.toLowerCase() === payee && way === direction && row.day >= first && row.day <= last
}

/** What a household really does: the bills are found, and no grocery, café, meal, fare or shop is, however long one looks. */
test('groceries, cafés and shops are never taken for bills', () => {
  const habits = [...groceries, ...coffee, ...dining, ...transit, ...shops, ...online].map(({ name }) => name)
  const bills = [
    'Anchor Home Insurance',
    'Fairwind Internet',
    'Lantern Streaming',
    'Rent, Mill Lane 4',
    'Skylark Mobile',
  ]
  for (let seed = 0; seed < 8; seed += 1) {
    for (const days of [120, 180, 790]) {
      const lived = [...livedBy(household, `home ${seed}`, days), ...livedBy(card, `card ${seed}`, days)]
      const found = find(lived).map(({ description }) => description)
      expect(found.filter((description) => habits.includes(description))).toEqual([])
      expect(bills.filter((bill) => !found.includes(bill))).toEqual([])
      expect(found.some((description) => description.endsWith('payroll'))).toBe(true)
    }
  }
})

function livedBy(plan: typeof household, seed: string, days: number) {
  const life: Life = { plan: 'household', seed, currency: 'usd', peers: {}, firstDay: 0, opening: 0 }
  const last = Date.parse(today) / 86_400_000
  return Array.from({ length: days }, (_, index) => plan(life, last - index))
    .flat()
    .map((entry) =>
      rowOf(new Date(entry.transacted_at * 1000).toISOString().slice(0, 10), entry.amount, entry.description, {
        account: seed,
        status: entry.end.status,
      }),
    )
}

function weekdayAfter(day: string): string {
  return isWeekend(day) ? weekdayAfter(addDays(day, 1)) : day
}
