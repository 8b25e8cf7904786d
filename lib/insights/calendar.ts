// (shared) Sums with calendar days, as 2025-08-06. Days are compared as text.

const dayMs = 86_400_000

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** "2025-08" of "2025-08-06". */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return monthOf(date.toISOString())
}

export function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1)
}

/** The 31st of a shorter month is its last day. */
export function dayInMonth(month: string, date: number): string {
  const last = lastDayOf(month)
  const asked = `${month}-${String(date).padStart(2, '0')}`
  return asked < last ? asked : last
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}

export function isWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0
}
