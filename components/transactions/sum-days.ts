// (shared) What a list comes to: added up from its days, of which void rows are no part.
import type { DayTotal, DayView } from '@/lib/transactions/day-view'

export type Summary = { count: number; voids: number; totals: DayTotal[] }

/** One total for each currency, in the order of their codes. */
export function sumDays(days: readonly DayView[]): Summary {
  const totals = new Map<string, DayTotal>()
  let [count, voids] = [0, 0]
  for (const day of days) {
    count += day.count
    voids += day.void_count
    for (const total of day.totals) {
      const sum = totals.get(total.currency)
      if (!sum) totals.set(total.currency, { ...total })
      else {
        sum.in += total.in
        sum.out += total.out
        sum.net += total.net
      }
    }
  }
  return { count, voids, totals: [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)) }
}

/** The days of each month, summed: by month as 2025-07. */
export function sumMonths(days: readonly DayView[]): ReadonlyMap<string, Summary> {
  const months = new Map<string, DayView[]>()
  for (const day of days) {
    const month = day.day.slice(0, 7)
    const known = months.get(month)
    if (known) known.push(day)
    else months.set(month, [day])
  }
  return new Map([...months].map(([month, inside]) => [month, sumDays(inside)]))
}
