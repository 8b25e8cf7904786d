import { expect, test } from 'vitest'
import { isNew, readArrivals } from './arrivals'

const days = (...counts: [string, number][]) => counts.map(([day, count]) => ({ day, count }))
const known = { idsOf: (day: string) => (day === '2025-08-05' ? new Set(['a', 'b']) : null) }

test.each([
  ['nothing when nothing grew', days(['2025-08-05', 2]), days(['2025-08-05', 2]), null],
  ['nothing when a row went', days(['2025-08-05', 2]), days(['2025-08-05', 1]), null],
  ['nothing of a list that was empty: then all of it is', days(), days(['2025-08-05', 2]), null],
  ['rows of a day that was there', days(['2025-08-05', 2]), days(['2025-08-05', 5]), 3],
  ['all rows of a new day', days(['2025-08-05', 2]), days(['2025-08-06', 4], ['2025-08-05', 2]), 4],
  ['a row dated back', days(['2025-08-05', 2], ['2025-07-01', 9]), days(['2025-08-05', 2], ['2025-07-01', 10]), 1],
])('%s', (_, before, after, count) => {
  expect(readArrivals(before, after, known)?.count ?? null).toBe(count)
})

test('tells which rows of a day are new, where its rows were here', () => {
  const before = days(['2025-08-05', 2], ['2025-07-01', 9])
  const arrivals = readArrivals(before, days(['2025-08-06', 1], ['2025-08-05', 3], ['2025-07-01', 10]), known)
  if (!arrivals) throw new Error('nothing came')
  const found = [
    ['2025-08-06', 'x'],
    ['2025-08-05', 'a'],
    ['2025-08-05', 'c'],
    ['2025-07-01', 'd'],
    ['2025-01-01', 'e'],
  ].map(([day = '', id = '']) => isNew(arrivals, day, id))
  expect(found).toEqual([true, false, true, false, false])
})
