import 'server-only'
import { formatDate, formatTime, type Reader } from '@/lib/format/date'
import { dayFormat } from '@/lib/format/day'
import { formatMoney } from '@/lib/format/money'

/** How the figures and days of a statement are written: on paper nobody can ask which year or which dollars. */
export type Reading = {
  money: (amountMinor: number, currency: string, sign?: 'negative' | 'both') => string
  /** "1 Jul 2025", from a calendar day. */
  day: (day: string) => string
  /** "1 Jul", of the moment a row stands under. */
  dayOf: (at: string) => string
  /** "30 Jun 2025, 08:12" */
  moment: (at: string) => string
}

export function readingOf(reader: Reader, currencies: readonly string[]): Reading {
  const { locale, timeZone } = reader
  const calendarDay = dayFormat(timeZone)
  const inFull = (at: string | number, zone: string) => formatDate(at, 0, { locale, timeZone: zone })
  const symbol = currencies.length > 1 ? 'with-code' : 'narrow'
  return {
    money: (amountMinor, currency, sign = 'negative') => formatMoney(amountMinor, currency, locale, { sign, symbol }),
    day: (day) => inFull(Date.parse(day), 'UTC'),
    dayOf: (at) => {
      const day = Date.parse(calendarDay(at))
      return formatDate(day, day, { locale, timeZone: 'UTC' })
    },
    moment: (at) => `${inFull(at, timeZone)}, ${formatTime(at, reader)}`,
  }
}
