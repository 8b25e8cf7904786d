// (shared) Calendar days, as 2025-08-06: what people group money by.

const dayMs = 86_400_000
const quarterMs = 900_000
/** Clocks run up to 14 hours ahead of UTC and 12 behind it, and noon is half a day on. */
const farthestQuarters = 28 * 4

/** Exactly midnight UTC is Stripe's way of giving a date without a time: that day in every zone. */
export function isDateOnly(transactedAt: string): boolean {
  return Date.parse(transactedAt) % dayMs === 0
}

/** A function from a transaction's ISO time to its calendar day in a zone; a date without a time keeps its day. */
export function dayFormat(timeZone: string): (transactedAt: string) => string {
  return (transactedAt) =>
    isDateOnly(transactedAt) ? transactedAt.slice(0, 10) : dayOfMoment(Date.parse(transactedAt), timeZone)
}

/** The calendar day that a moment (milliseconds) falls on in a zone. */
export function dayOfMoment(momentMs: number, timeZone: string): string {
  const known = calendars.get(timeZone)
  if (known) return known.format(momentMs)
  // Canada writes dates the way ISO does.
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(timeZone, calendar)
  return calendar.format(momentMs)
}

/** The first moment (milliseconds) of a calendar day in a zone. Clocks everywhere are a whole number of quarter hours from UTC. */
export function startOfDay(day: string, timeZone: string): number {
  const noon = Date.parse(day) + dayMs / 2
  let [before, begun] = [-farthestQuarters, farthestQuarters]
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2)
    if (dayOfMoment(noon + middle * quarterMs, timeZone) < day) before = middle
    else begun = middle
  }
  return noon + begun * quarterMs
}

/** The calendar day so many days later, or earlier. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

const calendars = new Map<string, Intl.DateTimeFormat>()
