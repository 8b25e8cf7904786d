// (shared) Dates and times for people. Put together from parts, not from Intl's patterns: commas and orders differ between the versions
// of Node and of browsers, and a page must read the same from both.
import { dayOfMoment, daysBetween } from './day'

/** Given explicitly everywhere, so that server and browser agree. */
export type Reader = { locale: string; timeZone: string }

/** "Wed 6 Aug"; with the year where it is not the current one. Days as 2025-08-06. */
export function formatDay(day: string, today: string, locale: string): string {
  const { weekday, date } = partsOf(Date.parse(day), { locale, timeZone: 'UTC' })
  return `${weekday} ${date}${yearUnlessSame(day, today, locale)}`
}

/** "Today · Wed 6 Aug", "Yesterday · Tue 5 Aug", "Sun 3 Aug". */
export function formatDayHeading(day: string, today: string, locale: string): string {
  const distance = daysBetween(today, day)
  const date = formatDay(day, today, locale)
  return distance === 0 || distance === -1 ? `${sentenceCase(nameDay(distance, locale), locale)} · ${date}` : date
}

/** "6 Aug"; with the year where it is not the current one. */
export function formatDate(at: string | number, nowMs: number, reader: Reader): string {
  const day = dayOfMoment(momentOf(at), reader.timeZone)
  const today = dayOfMoment(nowMs, reader.timeZone)
  return `${partsOf(momentOf(at), reader).date}${yearUnlessSame(day, today, reader.locale)}`
}

/** "09:12" */
export function formatTime(at: string | number, reader: Reader): string {
  return partsOf(momentOf(at), reader).time
}

/** "today, 09:12" or "4 Aug, 09:12": what stands behind "as of". */
export function formatMoment(at: string | number, nowMs: number, reader: Reader): string {
  const isToday = dayOfMoment(momentOf(at), reader.timeZone) === dayOfMoment(nowMs, reader.timeZone)
  const date = isToday ? nameDay(0, reader.locale) : formatDate(at, nowMs, reader)
  return `${date}, ${formatTime(at, reader)}`
}

/** "Wed 6 Aug, 10:24" */
export function formatClock(nowMs: number, reader: Reader): string {
  const { weekday, date, time } = partsOf(nowMs, reader)
  return `${weekday} ${date}, ${time}`
}

/** "Wed 6 Aug 2025, 10:24:05 UTC" with the zone spelled out: for tooltips and copying. */
export function formatExact(at: string | number, reader: Reader): string {
  const { weekday, date, year, time, seconds } = partsOf(momentOf(at), reader)
  return `${weekday} ${date}${yearAfter(year, reader.locale)}, ${time}:${seconds} ${reader.timeZone}`
}

/** "3 hours ago", "in 2 days", "now". */
export function formatRelative(at: string | number, nowMs: number, locale: string): string {
  const seconds = Math.round((momentOf(at) - nowMs) / 1000)
  if (seconds === 0) return relative(locale, 'auto').format(0, 'second')
  const { unit, length } = units.find((candidate) => Math.abs(seconds) >= candidate.length) ?? second
  // Never "yesterday": 30 hours may reach back two calendar days.
  return relative(locale, 'always').format(Math.trunc(seconds / length), unit)
}

const second = { unit: 'second', length: 1 } as const
const units = [
  { unit: 'year', length: 31_557_600 },
  { unit: 'month', length: 2_629_800 },
  { unit: 'day', length: 86_400 },
  { unit: 'hour', length: 3600 },
  { unit: 'minute', length: 60 },
  second,
] as const

function momentOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

function yearUnlessSame(day: string, today: string, locale: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? '' : yearAfter(day.slice(0, 4), locale)
}

function yearAfter(year: string, locale: string): string {
  return isMonthFirst(locale) ? `, ${year}` : ` ${year}`
}

/** "Aug 6", where somebody chose it: English that names no country puts the day first here, as most of its readers do. */
export function isMonthFirst(locale: string): boolean {
  return locale === 'en-US'
}

function nameDay(distance: 0 | -1, locale: string): string {
  return relative(locale, 'auto').format(distance, 'day')
}

function sentenceCase(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

function partsOf(momentMs: number, { locale, timeZone }: Reader) {
  const parts = new Map(
    dateFormat(locale, timeZone)
      .formatToParts(momentMs)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    weekday: part('weekday'),
    date: isMonthFirst(locale) ? `${part('month')} ${part('day')}` : `${part('day')} ${part('month')}`,
    year: part('year'),
    time: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  }
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  dateFormats.set(key, made)
  return made
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

function relative(locale: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  const key = `${locale} ${numeric}`
  const known = relativeFormats.get(key)
  if (known) return known
  const made = new Intl.RelativeTimeFormat(locale, { numeric })
  relativeFormats.set(key, made)
  return made
}
