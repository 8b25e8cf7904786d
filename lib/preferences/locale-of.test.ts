import { expect, test } from 'vitest'
import { formatMoney } from '@/lib/format/money'
import { formatsIn, localeOf } from './locale-of'

// Intl parts thousands by spaces that do not break.
const written = (locale: string) => formatMoney(-1_234_567, 'usd', locale).replace(/\s/g, ' ')

test.each([
  ['en', 'language', '−$12,345.67'],
  ['en', 'comma', '−12.345,67 $'],
  ['en', 'space', '−12 345,67 $'],
  ['es', 'language', '−12.345,67 $'],
  ['es', 'point', '−$12,345.67'],
  ['es', 'space', '−$12 345,67'],
] as const)('in %s with %s money is %s', (language, format, money) => {
  expect(written(localeOf(language, format))).toBe(money)
})

test('no format is offered twice', () => {
  expect(formatsIn('en')).toEqual(['language', 'comma', 'space', 'month_first'])
  expect(formatsIn('es')).toEqual(['language', 'point', 'space'])
})
