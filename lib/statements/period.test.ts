import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayAfter, dayBefore, monthOf, monthPeriod, monthsBetween, readPeriod } from './period'

const lastMonth = { from: '2025-07-01', to: '2025-07-31' }

it('is the last whole month where the address names none', () => {
  expect(readPeriod({}, '2025-08-06')).toEqual(lastMonth)
  expect(readPeriod({}, '2025-01-31')).toEqual({ from: '2024-12-01', to: '2024-12-31' })
})

it.each([
  { from: '2025-02-30', to: '2025-03-01' },
  { from: '2025-03-02', to: '2025-03-01' },
  { from: '2025-09-01', to: '2025-09-30' },
  { from: '2020-01-01', to: '2025-01-01' },
  { from: ['2025-01-01'], to: '2025-01-31' },
  { from: '2025-01-01' },
  { from: '0000-01-01', to: '0000-01-31' },
])('takes %j for none', (asked) => {
  expect(readPeriod(asked, '2025-08-06')).toEqual(lastMonth)
})

it('takes any other days as they are', () => {
  const days = { from: '2025-02-27', to: '2025-03-02' }
  expect(readPeriod(days, '2025-08-06')).toEqual(days)
})

it('knows a whole month from its days, leap years too', () => {
  expect(monthPeriod('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(monthOf({ from: '2024-02-01', to: '2024-02-28' })).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, '0')}`
      const period = monthPeriod(month)
      expect(monthOf(period)).toBe(month)
      expect(dayAfter(period.to).slice(8)).toBe('01')
      expect(dayBefore(dayAfter(period.to))).toBe(period.to)
    }),
  )
})

it('lists months newest first', () => {
  expect(monthsBetween('2024-11-30', '2025-02-01')).toEqual(['2025-02', '2025-01', '2024-12', '2024-11'])
})
