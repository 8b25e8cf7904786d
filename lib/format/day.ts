// (shared) Calendar days, as 2025-08-06: what people group money by.

const dayMs = 86_400_000

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

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

const calendars = new Map<string, Intl.DateTimeFormat>()
