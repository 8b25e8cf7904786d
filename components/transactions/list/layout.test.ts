import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DayCount, dayAtOrBefore, dayOfRow, layOut, mostRows, partsOf, rangeOf, rowAt, topOfRow } from './layout'

const heights = { row: 44, header: 28, silent: 32, month: 40 }

/** Days newest first, some beside each other, some with silence between. */
const someDays = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 40 }), count: fc.integer({ min: 1, max: 120 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((steps): DayCount[] => {
    let at = Date.UTC(2025, 7, 6)
    return steps.map(({ gap, count }) => {
      at -= gap * 86_400_000
      return { day: new Date(at).toISOString().slice(0, 10), count }
    })
  })

/** The whole list, line by line, as somebody would stack it. */
function stack(days: readonly DayCount[]) {
  const layout = layOut(days, heights)
  const all = partsOf(layout, { first: 0, end: layout.rows }).parts
  const lines: { height: number; row?: number }[] = []
  for (const part of all) {
    lines.push({ height: heights[part.group.kind === 'day' ? 'header' : part.group.kind] })
    if (!('from' in part)) continue
    for (let index = part.from; index < part.to; index++) {
      lines.push({ height: heights.row, row: part.group.row + index })
    }
  }
  return { layout, lines }
}

describe('a layout', () => {
  test('is as high and as long as its lines put on one another, and every row stands where they put it', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const { layout, lines } = stack(days)
        let top = 0
        const [stacked, found]: number[][] = [[], []]
        for (const { height, row } of lines) {
          if (row !== undefined) {
            stacked?.push(top, row, row)
            found?.push(topOfRow(layout, row), rowAt(layout, top), rowAt(layout, top + height - 1))
          }
          top += height
        }
        expect(found).toEqual(stacked)
        expect([layout.height, layout.lines]).toEqual([top, lines.length])
        expect(layout.rows).toBe(days.reduce((sum, { count }) => sum + count, 0))
      }),
    )
  })

  test('knows each row’s day, and no day of rows that are not there', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const layout = layOut(days, heights)
        const owners = days.flatMap(({ day, count }) => Array.from({ length: count }, (_, index) => `${day} ${index}`))
        const found = owners.map((_, row) => dayOfRow(layout, row))
        expect(found.map((place) => `${place?.group.day} ${place?.index}`)).toEqual(owners)
        expect([dayOfRow(layout, layout.rows), dayOfRow(layout, -1)]).toEqual([null, null])
      }),
    )
  })

  test('draws what is seen, with all its lines, and never more rows than it may', () => {
    fc.assert(
      fc.property(someDays, fc.nat(), fc.integer({ min: 200, max: 2000 }), (days, place, screen) => {
        const { layout } = stack(days)
        const from = place % layout.height
        const range = rangeOf(layout, from, from + screen)
        const { top, parts } = partsOf(layout, range)
        const drawn = parts.reduce((sum, part) => sum + ('from' in part ? part.to - part.from : 0), 0)
        expect(drawn).toBe(range.end - range.first)
        expect(drawn).toBeLessThanOrEqual(mostRows)
        const tall = parts.reduce(
          (sum, part) =>
            sum + ('from' in part ? heights.header + (part.to - part.from) * heights.row : heights[part.group.kind]),
          0,
        )
        // A day cut at its top draws its header in the place of a row.
        const hidesHeader = parts[0] && 'from' in parts[0] && parts[0].from > 0
        expect(top).toBeLessThanOrEqual(Math.max(0, from - (hidesHeader ? heights.header : 0)))
        expect(top + tall).toBeGreaterThanOrEqual(Math.min(from + screen, layout.height))
      }),
    )
  })
})

test('silence of two days or more is one line, and of one day none', () => {
  const kinds = (...days: string[]) =>
    layOut(
      days.map((day) => ({ day, count: 1 })),
      heights,
    ).groups.map((group) => (group.kind === 'silent' ? `${group.from}/${group.to}` : group.kind))
  expect(kinds('2025-08-06', '2025-08-05')).toEqual(['day', 'day'])
  expect(kinds('2025-08-06', '2025-08-04')).toEqual(['day', 'day'])
  expect(kinds('2025-08-06', '2025-08-03')).toEqual(['day', '2025-08-04/2025-08-05', 'day'])
})

test('months stand between days from the third on', () => {
  const months = (...days: string[]) =>
    layOut(
      days.map((day) => ({ day, count: 2 })),
      heights,
    ).groups.flatMap((group) => (group.kind === 'month' ? [group.month] : []))
  expect(months('2025-08-01', '2025-07-31')).toEqual([])
  expect(months('2025-08-01', '2025-07-31', '2025-06-02', '2025-06-01')).toEqual(['2025-08', '2025-07', '2025-06'])
})

test('a date leads to its day, or to the one before it', () => {
  const layout = layOut(
    ['2025-08-06', '2025-08-01', '2025-07-20'].map((day) => ({ day, count: 1 })),
    heights,
  )
  const found = ['2026-01-01', '2025-08-06', '2025-08-05', '2025-07-21', '1999-01-01'].map(
    (date) => dayAtOrBefore(layout, date)?.day,
  )
  expect(found).toEqual(['2025-08-06', '2025-08-06', '2025-08-01', '2025-07-20', '2025-07-20'])
})
