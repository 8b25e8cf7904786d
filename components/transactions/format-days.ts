// (shared) Stretches of calendar days in words.
import { formatDate, isMonthFirst } from '@/lib/format/date'

/** "29 – 31 Jul", "28 Jul – 6 Aug"; with the year where it is not today's. Days as 2025-08-06. */
export function formatDays(from: string, to: string, today: string, locale: string): string {
  const end = formatCalendarDay(to, today, locale)
  if (from === to) return end
  const isShort = from.slice(0, 7) === to.slice(0, 7) && !isMonthFirst(locale)
  const isSameYear = from.slice(0, 4) === to.slice(0, 4)
  const start = formatCalendarDay(from, isSameYear ? from : today, locale)
  return `${isShort ? Number(from.slice(8)) : start} – ${end}`
}

export function formatCalendarDay(day: string, today: string, locale: string): string {
  return formatDate(day, Date.parse(today), { locale, timeZone: 'UTC' })
}

/** "July 2025", "julio de 2025" */
export function formatMonth(month: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(`${month}-01`))
}
