import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayInMonth } from './calendar'
import { dayRuleOf, daysAfter } from './next-days'
import { findRecurring } from './recurring'
import { rowOf } from './row.fixture'
import { sumUpcoming, upcomingOf } from './upcoming'

const monthly = (date: number, times: number) =>
  Array.from({ length: times }, (_, index) => dayInMonth(addMonths('2025-01', index), date))

describe('the next day', () => {
  test('is as many weeks later', () => {
    const rule = dayRuleOf(['2025-07-04', '2025-07-18', '2025-08-01'], 'two_weeks', 'in')
    expect(daysAfter('2025-08-01', rule, '2025-08-30')).toEqual([
      { day: '2025-08-15', moved: null },
      { day: '2025-08-29', moved: null },
    ])
  })

  test('at a month’s end is the last day of the next, however long', () => {
    const rule = dayRuleOf(monthly(31, 5), 'monthly', 'out')
    expect(rule).toMatchObject({ date: 31 })
    expect(daysAfter('2025-05-31', rule, '2025-08-31').map(({ day }) => day)).toEqual([
      '2025-06-30',
      '2025-07-31',
      '2025-08-31',
    ])
  })

  test('is the usual date even when the last came early, in the month before', () => {
    const rule = dayRuleOf(['2025-05-01', '2025-07-01', '2025-08-01', '2025-08-29'], 'monthly', 'out')
    expect(daysAfter('2025-08-29', rule, '2025-10-31').map(({ day }) => day)).toEqual(['2025-10-01'])
  })

  test('avoids weekends when six payments did: money out after one, money in before it', () => {
    const avoiding = ['2025-01-06', '2025-02-06', '2025-03-06', '2025-04-07', '2025-05-06', '2025-06-06']
    const next = (direction: 'in' | 'out', days: string[]) =>
      daysAfter('2025-08-06', dayRuleOf(days, 'monthly', direction), '2025-09-10')
    // A Saturday.
    expect(next('out', avoiding)).toEqual([{ day: '2025-09-08', moved: 'later' }])
    expect(next('in', avoiding)).toEqual([{ day: '2025-09-05', moved: 'earlier' }])
    expect(next('out', avoiding.slice(1))).toEqual([{ day: '2025-09-06', moved: null }])
    expect(next('out', [...avoiding, '2025-07-05'])).toEqual([{ day: '2025-09-06', moved: null }])
  })

  test('of every quarter and every year keeps its date', () => {
    const quarters = ['2024-11-30', '2025-02-28', '2025-05-31']
    expect(daysAfter('2025-05-31', dayRuleOf(quarters, 'quarterly', 'out'), '2025-12-31')).toMatchObject([
      { day: '2025-08-31' },
      { day: '2025-11-30' },
    ])
    const years = ['2023-03-02', '2024-03-02', '2025-03-02']
    expect(daysAfter('2025-03-02', dayRuleOf(years, 'yearly', 'out'), '2026-12-31')).toMatchObject([
      { day: '2026-03-02' },
    ])
  })
})

describe('what is upcoming', () => {
  const rows = [
    ...monthly(1, 8).map((day) => rowOf(day, -162_000, 'Rent')),
    ...['2025-07-11', '2025-07-18', '2025-07-25', '2025-08-01'].map((day) => rowOf(day, 20_000, 'Wages')),
    ...monthly(20, 7).map((day) => rowOf(day, -900, 'Reisekasse', { currency: 'eur' })),
    ...monthly(2, 3).map((day) => rowOf(day, -500, 'Ended')),
  ]
  const upcoming = (seenUntil: string, today = '2025-08-06') =>
    upcomingOf(
      findRecurring(rows, () => seenUntil),
      () => seenUntil,
      { today, until: addDays(today, 30) },
    )

  test('is the soonest first for thirty days, each time it comes, and never what ended', () => {
    expect(upcoming('2025-08-06').map(({ day, amount }) => [day, amount])).toEqual([
      ['2025-08-08', 20_000],
      ['2025-08-15', 20_000],
      ['2025-08-20', -900],
      ['2025-08-22', 20_000],
      ['2025-08-29', 20_000],
      ['2025-09-01', -162_000],
      ['2025-09-05', 20_000],
    ])
  })

  test('is added up for each currency alone', () => {
    expect(sumUpcoming(upcoming('2025-08-06'))).toEqual([
      { currency: 'eur', in: 0, out: -900, net: -900 },
      { currency: 'usd', in: 100_000, out: -162_000, net: -62_000 },
    ])
  })

  test('names what is late once, before the rest', () => {
    const late = upcoming('2025-08-10', '2025-08-10')
    expect(late.filter((each) => each.is_late).map(({ day }) => day)).toEqual(['2025-08-08'])
  })

  test('says nothing of an account that was not read for a week', () => {
    expect(upcoming('2025-07-29')).toEqual([])
  })
})
