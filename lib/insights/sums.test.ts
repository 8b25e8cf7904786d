import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DayView } from '@/lib/transactions/day-view'
import { biggestOf, lastDays } from './biggest'
import { addDays } from './calendar'
import { monthsOf, withoutTransfers } from './months'
import { payeeOf } from './payee'
import { rowOf } from './row.fixture'
import { findTransfers, mostDaysApart } from './transfers'

const today = '2025-08-06'

describe('the payee', () => {
  test.each([
    ['PAPERPLANE ONLINE 8841', 'paperplane online'],
    ['City Water & Power, invoice 07/2025', 'city water power invoice'],
    ['Rent March 2025', 'rent'],
    ['Café am Ufer', 'café am ufer'],
    ['DD *8812-X9 Fairwind', 'dd fairwind'],
    ['0032 1', '0032 1'],
    ['May', 'may'],
  ])('of %s is %s', (description, payee) => {
    expect(payeeOf(description)).toBe(payee)
  })
})

const drawnRows = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 120 }),
      amount: fc.constantFrom(-500, 500, -1200, 1200, 80, -1),
      currency: fc.constantFrom('usd', 'eur'),
      account: fc.constantFrom('fca_a', 'fca_b', 'fca_c'),
      status: fc.constantFrom('posted', 'posted', 'pending', 'void'),
    }),
    { maxLength: 60 },
  )
  .map((drawn) => drawn.map(({ day, amount, ...rest }) => rowOf(addDays('2025-04-08', day), amount, 'Any', rest)))

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

describe('transfers', () => {
  test('pair what went out of one account and into another, the nearest first', () => {
    const out = rowOf('2025-08-01', -500, 'To savings')
    const near = rowOf('2025-08-02', 500, 'From checking', { account: 'fca_savings' })
    const far = rowOf('2025-07-29', 500, 'From somebody', { account: 'fca_savings' })
    expect(findTransfers([far, near, out])).toEqual([{ out, in: near, days_apart: 1 }])
    expect(findTransfers([out, { ...near, account: out.account }])).toEqual([])
    expect(findTransfers([out, { ...near, day: '2025-08-06' }])).toEqual([])
    expect(findTransfers([out, { ...near, status: 'void' }])).toEqual([])
  })

  test('balance, and take no row twice', () => {
    fc.assert(
      fc.property(drawnRows, (rows) => {
        const transfers = findTransfers(rows)
        for (const { out, in: into, days_apart } of transfers) {
          expect(out.amount).toBe(-into.amount)
          expect(out.amount).toBeLessThan(0)
          expect([into.currency, into.account === out.account]).toEqual([out.currency, false])
          expect([addDays(out.day, days_apart), addDays(out.day, -days_apart)]).toContain(into.day)
          expect(days_apart).toBeLessThanOrEqual(mostDaysApart)
        }
        const ids = transfers.flatMap(({ out, in: into }) => [out.id, into.id])
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('months', () => {
  test('hold what their rows hold, with transfers and without, for each currency alone', () => {
    fc.assert(
      fc.property(drawnRows, (rows) => {
        const transfers = findTransfers(rows).flatMap(({ out, in: into }) => [out, into])
        for (const total of monthsOf(daysOf(rows), transfers, today)) {
          const of = (list: typeof rows) =>
            list
              .filter(({ status, currency }) => status !== 'void' && currency === total.currency)
              .filter(({ day }) => day.startsWith(total.month))
              .map(({ amount }) => amount)
          const kept = of(rows.filter(({ id }) => !transfers.some((row) => row.id === id)))
          expect([total.in, total.out]).toEqual(bothWays(of(rows)))
          expect(total.net).toBe(total.in + total.out)
          const without = withoutTransfers(total)
          expect([without.in, without.out]).toEqual(bothWays(kept))
          expect(without.net).toBe(sum(kept))
        }
      }),
    )
  })

  test('have no gaps, from the first row until this month', () => {
    const days = daysOf([rowOf('2025-04-30', 100, 'A'), rowOf('2025-07-01', -30, 'B', { currency: 'eur' })])
    expect(monthsOf(days, [], today).map(({ month, currency, net }) => `${currency} ${month} ${net}`)).toEqual([
      'eur 2025-07 -30',
      'eur 2025-08 0',
      'usd 2025-04 100',
      'usd 2025-05 0',
      'usd 2025-06 0',
      'usd 2025-07 0',
      'usd 2025-08 0',
    ])
  })
})

test('nothing left out is bigger than what is shown as biggest', () => {
  fc.assert(
    fc.property(drawnRows, (rows) => {
      const period = lastDays(30, today)
      const shown = biggestOf(rows, period)
      const rest = rows.filter(({ status, day }) => status !== 'void' && day >= '2025-07-08' && day <= today)
      for (const row of rest.filter(({ id }) => !shown.some((each) => each.id === id))) {
        const rivals = shown.filter(({ currency }) => currency === row.currency)
        expect(rivals).toHaveLength(8)
        expect(rivals.every(({ amount }) => Math.abs(amount) >= Math.abs(row.amount))).toBe(true)
      }
      expect(shown.every((row) => rest.includes(row))).toBe(true)
    }),
  )
})

function bothWays(amounts: number[]): [into: number, out: number] {
  // Adding to zero leaves no -0 behind.
  return [0 + sum(amounts.filter((amount) => amount > 0)), 0 + sum(amounts.filter((amount) => amount < 0))]
}

function daysOf(rows: ReturnType<typeof rowOf>[]): DayView[] {
  const days = [...new Set(rows.map(({ day }) => day))]
  return days.map((day) => {
    const sameDay = rows.filter((row) => row.day === day)
    const moved = sameDay.filter(({ status }) => status !== 'void')
    const totals = [...new Set(moved.map(({ currency }) => currency))].map((currency) => {
      const [into, out] = bothWays(moved.filter((row) => row.currency === currency).map(({ amount }) => amount))
      return { currency, in: into, out, net: into + out }
    })
    return { day, count: sameDay.length, void_count: sameDay.length - moved.length, totals }
  })
}
