import { expect, test } from 'vitest'
import { formatDays, formatMonth } from './format-days'

test.each([
  ['2025-07-29', '2025-07-31', '29 – 31 Jul'],
  ['2025-07-28', '2025-08-06', '28 Jul – 6 Aug'],
  ['2024-12-30', '2025-01-02', '30 Dec 2024 – 2 Jan'],
  ['2024-02-01', '2024-02-29', '1 – 29 Feb 2024'],
  ['2024-02-01', '2024-03-02', '1 Feb – 2 Mar 2024'],
  ['2025-08-06', '2025-08-06', '6 Aug'],
])('%s to %s reads %s', (from, to, words) => {
  expect(formatDays(from, to, '2025-08-06', 'en')).toBe(words)
})

test('a month is named with its year', () => {
  expect(formatMonth('2025-07', 'en')).toBe('July 2025')
})
