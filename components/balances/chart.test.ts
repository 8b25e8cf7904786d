import { describe, expect, it } from 'vitest'
import type { BalanceDay } from '@/lib/balances/history-view'
import { dayAfter } from '@/lib/format/day'
import { namedDays } from './chart-days'
import { scaleOf } from './chart-scale'
import { areaOf, lineOf, namedTurns, stretchesOf, turnsOf } from './chart-shape'
import { isBeyond, within } from './ranges'

const daysOf = (amounts: (number | null)[], changes: Record<number, Partial<BalanceDay>> = {}): BalanceDay[] =>
  amounts.map((amount, index) => ({
    day: dayAfter('2025-05-01', index),
    amount,
    accounts: amount === null ? 0 : 1,
    joined: [],
    left: [],
    ...changes[index],
  }))

describe('the scale', () => {
  it.each([
    ['usd', [1_939_568, 1_300_000], [0, 1_000_000, 2_000_000]],
    ['usd', [-128_437], [-100_000, -50_000, 0]],
    ['usd', [-50_000, 120_000], [-50_000, 0, 50_000, 100_000]],
    ['usd', [0], [0, 100]],
    ['usd', [37], [0]],
    ['jpy', [1_234_567], [0, 500_000, 1_000_000]],
    ['kwd', [2_400_000], [0, 1_000_000, 2_000_000]],
  ])('of %s %j has round hairlines, and zero', (currency, amounts, ticks) => {
    expect(scaleOf(amounts, currency).ticks.map((tick) => tick + 0)).toEqual(ticks)
  })

  it('holds every amount and zero, whichever side they are on', () => {
    for (const amounts of [[5, 9], [-5, -9], [-700, 300], []]) {
      const { y } = scaleOf(amounts, 'usd')
      for (const amount of [0, ...amounts]) {
        expect(y(amount)).toBeGreaterThanOrEqual(0)
        expect(y(amount)).toBeLessThanOrEqual(1)
      }
    }
  })
})

describe('the line', () => {
  const y = (amount: number) => 1 - amount / 100

  it('goes in steps, each day as wide as the next, and stops where nobody read', () => {
    const days = daysOf([50, 50, 70, null, null, 20])
    const { read, unread } = stretchesOf(days)
    expect(unread).toEqual([{ from: 3, to: 4 }])
    expect(read.map((stretch) => lineOf(days, stretch, y))).toEqual(['M0 500H2V300H3', 'M5 800H6'])
  })

  it('fills down to zero, and up to it under debts', () => {
    const days = daysOf([-40])
    expect(areaOf(days, { from: 0, to: 0 }, (amount) => -amount / 100)).toBe('M0 400H1V0H0Z')
  })
})

it('names the newest change, and older ones that stand clear of it', () => {
  const days = daysOf(
    Array.from({ length: 30 }, () => 1),
    { 3: { joined: ['a'] }, 20: { left: ['a'] }, 25: { left: ['b'] } },
  )
  const turns = turnsOf(days)
  expect(turns.map(({ at }) => at)).toEqual([3, 20, 25])
  expect([...namedTurns(turns, days.length)].map(({ at }) => at)).toEqual([25, 3])
})

it.each([
  [5, 5],
  [30, 4],
  [90, 3],
  [365, 4],
  [730, 4],
])('names few enough of %d days to stand beside each other: %d', (length, count) => {
  expect(namedDays(daysOf(Array.from({ length }, () => 1)))).toHaveLength(count)
})

describe('how far back', () => {
  it('offers what has something of its own to show', () => {
    const today = '2025-08-06'
    expect(([30, 90, 365, 730] as const).map((range) => isBeyond(range, '2025-07-30', today))).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect(isBeyond(90, '2025-07-07', today)).toBe(false)
    expect(within(90, '2025-07-30', today)).toBe(30)
    expect(within(90, '2025-06-01', today)).toBe(90)
    expect(within(90, null, today)).toBe(30)
  })
})
