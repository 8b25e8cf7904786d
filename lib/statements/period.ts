// (shared) Which days a statement is of: a whole month, unless its address names others.
import type { Period } from './statement-view'

const dayMs = 86_400_000
const longestDays = 366

/** The days that an address names, or the last whole month before today. */
export function readPeriod(asked: { from?: unknown; to?: unknown }, today: string): Period {
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const isPeriod = from !== null && to !== null && from <= to && from <= today
  if (isPeriod && (Date.parse(to) - Date.parse(from)) / dayMs < longestDays) return { from, to }
  return monthPeriod(dayBefore(`${today.slice(0, 7)}-01`).slice(0, 7))
}

/** From 2025-07. */
export function monthPeriod(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) }
}

/** The month that this period is, whole; null for any other. */
export function monthOf(period: Period): string | null {
  const month = period.from.slice(0, 7)
  const whole = monthPeriod(month)
  return whole.from === period.from && whole.to === period.to ? month : null
}

/** Newest first, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = last.slice(0, 7); month >= first.slice(0, 7); month = dayBefore(`${month}-01`).slice(0, 7)) {
    months.push(month)
  }
  return months
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10)
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
}

function dayOf(text: unknown): string | null {
  if (typeof text !== 'string' || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return null
  const day = new Date(text)
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? text : null
}
