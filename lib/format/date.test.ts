import { describe, expect, test } from 'vitest'
import {
  formatClock,
  formatDate,
  formatDay,
  formatDayHeading,
  formatExact,
  formatMoment,
  formatRelative,
  formatTime,
} from './date'
import { dayAfter, dayFormat, dayOfMoment, daysBetween, startOfDay } from './day'

const now = Date.parse('2025-08-06T10:24:00Z')
const london = { locale: 'en', timeZone: 'Europe/London' }
const newYork = { locale: 'en', timeZone: 'America/New_York' }

describe('the calendar day of a transaction', () => {
  test.each(['America/Los_Angeles', 'UTC', 'Europe/Berlin', 'Pacific/Kiritimati'])(
    'exactly midnight UTC is that date in %s',
    (timeZone) => {
      expect(dayFormat(timeZone)('2025-08-06T00:00:00Z')).toBe('2025-08-06')
    },
  )

  test('a second later it is a time, and belongs to the viewer’s day', () => {
    expect(dayFormat('America/Los_Angeles')('2025-08-06T00:00:01Z')).toBe('2025-08-05')
    expect(dayFormat('Pacific/Kiritimati')('2025-08-06T00:00:01Z')).toBe('2025-08-06')
  })

  test('holds on the days that clocks change', () => {
    const berlin = dayFormat('Europe/Berlin')
    expect(berlin('2025-03-29T22:59:59Z')).toBe('2025-03-29')
    expect(berlin('2025-03-29T23:00:01Z')).toBe('2025-03-30')
    expect(berlin('2025-03-30T21:59:59Z')).toBe('2025-03-30')
    expect(berlin('2025-03-30T22:00:01Z')).toBe('2025-03-31')
    expect(berlin('2025-10-26T22:59:59Z')).toBe('2025-10-26')
    expect(berlin('2025-10-26T23:00:01Z')).toBe('2025-10-27')
  })

  test('a clock that stands at midnight UTC is a moment, not a date', () => {
    expect(dayOfMoment(Date.parse('2025-08-06T00:00:00Z'), 'America/Los_Angeles')).toBe('2025-08-05')
  })

  test('days are counted across a change of clocks and of year', () => {
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2)
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1)
  })
})

describe('words for days', () => {
  test.each([
    ['2025-08-06', 'Today · Wed 6 Aug'],
    ['2025-08-05', 'Yesterday · Tue 5 Aug'],
    ['2025-08-03', 'Sun 3 Aug'],
    ['2025-08-07', 'Thu 7 Aug'],
    ['2024-09-12', 'Thu 12 Sep 2024'],
  ])('%s is headed %s', (day, heading) => {
    expect(formatDayHeading(day, '2025-08-06', 'en')).toBe(heading)
  })

  test('a day keeps its weekday wherever it is read', () => {
    expect(formatDay('2025-08-06', '2025-08-06', 'en')).toBe('Wed 6 Aug')
  })
})

describe('moments', () => {
  test('say today, the date, or the year too', () => {
    expect(formatMoment('2025-08-06T08:12:00Z', now, london)).toBe('today, 09:12')
    expect(formatMoment('2025-08-04T08:12:00Z', now, london)).toBe('4 Aug, 09:12')
    expect(formatMoment('2024-08-04T08:12:00Z', now, london)).toBe('4 Aug 2024, 09:12')
    expect(formatDate('2025-03-12T23:30:00Z', now, newYork)).toBe('12 Mar')
  })

  test('"today" is the viewer’s today', () => {
    const lateInLondon = Date.parse('2025-08-06T23:30:00Z')
    expect(formatMoment('2025-08-06T20:00:00Z', lateInLondon, london)).toBe('6 Aug, 21:00')
    expect(formatMoment('2025-08-06T20:00:00Z', lateInLondon, newYork)).toBe('today, 16:00')
  })

  test('in Spanish, and with the month first where somebody chose it', () => {
    const [lima, chosen] = [
      { locale: 'es', timeZone: 'America/Lima' },
      { locale: 'en-US', timeZone: 'Europe/London' },
    ]
    expect(formatMoment('2025-08-06T08:12:00Z', now, lima)).toBe('hoy, 03:12')
    expect(formatDayHeading('2025-08-05', '2025-08-06', 'es')).toBe('Ayer · mar 5 ago')
    expect(formatRelative(now - 7_200_000, now, 'es')).toBe('hace 2 horas')
    expect(formatMoment('2024-08-04T08:12:00Z', now, chosen)).toBe('Aug 4, 2024, 09:12')
    expect(formatClock(now, chosen)).toBe('Wed Aug 6, 11:24')
  })

  test('midnight is 00:00', () => {
    expect(formatTime('2025-08-05T23:00:00Z', london)).toBe('00:00')
  })

  test('the clock and the exact form', () => {
    expect(formatClock(now, london)).toBe('Wed 6 Aug, 11:24')
    expect(formatExact('2025-08-06T10:24:05Z', newYork)).toBe('Wed 6 Aug 2025, 06:24:05 America/New_York')
  })

  test.each([
    [-5_000, '5 seconds ago'],
    [-119_000, '1 minute ago'],
    [-3 * 3_600_000, '3 hours ago'],
    [-26 * 3_600_000, '1 day ago'],
    [3 * 86_400_000, 'in 3 days'],
    [0, 'now'],
  ])('%d ms away is %s', (distanceMs, words) => {
    expect(formatRelative(now + distanceMs, now, 'en')).toBe(words)
  })
})

describe('the first moment of a day', () => {
  test.each([
    'UTC',
    'Europe/Berlin',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'America/Santiago',
  ])('is where the calendar turns over, also where clocks are put on at midnight: %s', (timeZone) => {
    for (let day = '2025-01-01'; day < '2026-01-01'; day = dayAfter(day)) {
      const start = startOfDay(day, timeZone)
      expect([start - 1, start].map((at) => dayOfMoment(at, timeZone))).toEqual([dayAfter(day, -1), day])
    }
  })
})
