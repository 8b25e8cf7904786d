import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DayGroup, groupByDay } from './group-by-day'

type Row = { id: string; transacted_at: string; amount: number; currency: string; status: string }

const row = (transacted_at: string, amount = -100, status = 'posted', currency = 'usd'): Row => ({
  id: `${transacted_at}/${amount}`,
  transacted_at,
  amount,
  currency,
  status,
})
const daysOf = (groups: ReturnType<typeof groupByDay<Row>>) =>
  groups.filter((group): group is DayGroup<Row> => group.kind === 'day')
const grouped = (rows: Row[], timeZone: string, more = false) => groupByDay(rows, { timeZone, more })
const dayNames = (rows: Row[], timeZone: string) => daysOf(grouped(rows, timeZone)).map(({ day }) => day)

const zones = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
]
const start = Date.parse('2025-01-01T00:00:00Z')
const anyRow = fc.record({
  // Hours, so that exact midnights (dates without a time) are common.
  transacted_at: fc.integer({ min: 0, max: 24 * 400 }).map((hour) => new Date(start + hour * 3_600_000).toISOString()),
  amount: fc.integer({ min: -10_000_000, max: 10_000_000 }),
  currency: fc.constantFrom('usd', 'eur'),
  status: fc.constantFrom('pending', 'posted', 'void', 'new_word'),
  id: fc.uuid(),
})
const newestFirst = fc
  .array(anyRow, { maxLength: 60 })
  .map((rows) => rows.sort((a, b) => b.transacted_at.localeCompare(a.transacted_at)))

describe('groupByDay', () => {
  it('keeps every row once, and its totals are the totals of the rows without the void ones', () => {
    fc.assert(
      fc.property(newestFirst, fc.constantFrom(...zones), (rows, zone) => {
        const days = daysOf(grouped(rows, zone))
        expect(days.flatMap((day) => day.rows.map(({ id }) => id)).sort()).toEqual(rows.map(({ id }) => id).sort())
        for (const currency of ['usd', 'eur']) {
          const counted = rows.filter((each) => each.currency === currency && each.status !== 'void')
          const nets = days.flatMap((day) => day.net).filter((sum) => sum.currency === currency)
          expect(total(nets)).toBe(total(counted))
        }
      }),
    )
  })

  it('names days newest first, each once, with silence only where no row is', () => {
    fc.assert(
      fc.property(newestFirst, fc.constantFrom(...zones), (rows, zone) => {
        const groups = grouped(rows, zone)
        const days = daysOf(groups).map(({ day }) => day)
        expect(days).toEqual([...new Set(days)].sort().reverse())
        for (const group of groups) {
          if (group.kind === 'silent') expect(days.some((day) => day >= group.from && day <= group.to)).toBe(false)
        }
      }),
    )
  })

  it('never calls a day complete that a later page adds to', () => {
    fc.assert(
      fc.property(newestFirst, fc.nat(60), fc.constantFrom(...zones), (rows, cut, zone) => {
        const whole = daysOf(grouped(rows, zone))
        const firstPage = daysOf(grouped(rows.slice(0, cut), zone, cut < rows.length))
        for (const day of firstPage.filter(({ complete }) => complete)) {
          expect(whole.find((each) => each.day === day.day)?.rows).toEqual(day.rows)
        }
      }),
    )
  })

  it('puts a time in the day of the viewer', () => {
    const rows = [row('2025-08-06T02:30:00Z')]
    expect(dayNames(rows, 'UTC')).toEqual(['2025-08-06'])
    expect(dayNames(rows, 'America/New_York')).toEqual(['2025-08-05'])
  })

  it('keeps a date without a time on its day in every zone', () => {
    for (const zone of zones) expect(dayNames([row('2025-08-01T00:00:00.000Z')], zone)).toEqual(['2025-08-01'])
  })

  it('holds local midnight of the days the clocks change', () => {
    const springForward = [row('2025-03-09T06:30:00Z'), row('2025-03-09T04:59:59Z')]
    expect(dayNames(springForward, 'America/New_York')).toEqual(['2025-03-09', '2025-03-08'])
    const fallBack = [row('2025-11-03T04:59:59Z'), row('2025-11-02T04:00:01Z')]
    expect(dayNames(fallBack, 'America/New_York')).toEqual(['2025-11-02'])
  })

  it('sorts a bare date between the evenings around it', () => {
    const rows = [row('2025-08-06T02:00:00Z', -1), row('2025-08-06T00:00:00Z', -2), row('2025-08-05T20:00:00Z', -3)]
    const days = daysOf(grouped(rows, 'America/Los_Angeles'))
    expect(days.map(({ day, net }) => [day, net])).toEqual([
      ['2025-08-06', [{ currency: 'usd', amount: -2 }]],
      ['2025-08-05', [{ currency: 'usd', amount: -4 }]],
    ])
  })

  it('folds two silent days or more into one line, a single one into none', () => {
    const silent = (older: string) =>
      grouped([row('2025-08-01T12:00:00Z'), row(older)], 'UTC').filter(({ kind }) => kind === 'silent')
    expect(silent('2025-07-28T12:00:00Z')).toEqual([{ kind: 'silent', from: '2025-07-29', to: '2025-07-31' }])
    expect(silent('2025-07-30T12:00:00Z')).toEqual([])
  })

  it('adds up each currency by itself and leaves void rows out', () => {
    const rows = [
      row('2025-08-06T12:00:00Z', -6137),
      row('2025-08-06T11:00:00Z', -24_000, 'void'),
      row('2025-08-06T10:00:00Z', 500, 'posted', 'eur'),
    ]
    expect(daysOf(grouped(rows, 'UTC'))[0]?.net).toEqual([
      { currency: 'usd', amount: -6137 },
      { currency: 'eur', amount: 500 },
    ])
  })
})

function total(sums: ReadonlyArray<{ amount: number }>): number {
  return sums.reduce((sum, { amount }) => sum + amount, 0)
}
