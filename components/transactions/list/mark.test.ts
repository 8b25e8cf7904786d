import { expect, test } from 'vitest'
import { layOut } from './layout'
import { markOf, rowOfMark } from './mark'

const heights = { row: 44, header: 28, silent: 32, month: 40 }
const lay = (...days: [string, number][]) =>
  layOut(
    days.map(([day, count]) => ({ day, count })),
    heights,
  )

test('a marked row is found again after rows and days came above it', () => {
  const before = lay(['2025-08-06', 3], ['2025-08-05', 4])
  const after = lay(['2025-08-07', 2], ['2025-08-06', 5], ['2025-08-05', 4])
  const found = [0, 2, 3, 6].map((row) => {
    const mark = markOf(before, row)
    return mark && rowOfMark(after, mark)
  })
  expect(found).toEqual([4, 6, 7, 10])
})

test('of a day that is gone the next older row is found, and of none the last', () => {
  const after = lay(['2025-08-07', 2], ['2025-08-04', 1])
  expect(rowOfMark(after, { day: '2025-08-05', fromEnd: 3 })).toBe(2)
  expect(rowOfMark(after, { day: '2025-08-01', fromEnd: 0 })).toBe(2)
  expect(markOf(after, 3)).toBeNull()
})
