// (shared) Money in and out by calendar month.
import type { DayView } from '@/lib/transactions/day-view'
import { addMonths, monthOf } from './calendar'
import { groupBy } from './grouped'
import type { InsightRow } from './insight-row'

export type MonthTotal = {
  /** As 2025-08. */
  month: string
  currency: string
  in: number
  /** Negative or zero. */
  out: number
  net: number
  /** How much of `in` and `out` only moved between one's own accounts; of those accounts that are asked about. */
  transfers_in: number
  transfers_out: number
}

/**
 * Each currency's months, oldest first and without a gap until the month of today. A currency begins with its first row.
 * @param transfers rows among those of the days that only moved between one's own accounts.
 */
export function monthsOf(days: readonly DayView[], transfers: readonly InsightRow[], today: string): MonthTotal[] {
  const totals = new Map<string, MonthTotal>()
  const at = (day: string, currency: string) => totalIn(totals, monthOf(day), currency)
  for (const { day, totals: sums } of days) {
    for (const { currency, ...sum } of sums) {
      const total = at(day, currency)
      total.in += sum.in
      total.out += sum.out
      total.net += sum.net
    }
  }
  for (const { day, currency, amount } of transfers) {
    const total = at(day, currency)
    if (amount < 0) total.transfers_out += amount
    else total.transfers_in += amount
  }
  const byCurrency = [...groupBy([...totals.values()], ({ currency }) => currency)].sort(([a], [b]) =>
    a.localeCompare(b),
  )
  return byCurrency.flatMap(([currency, found]) => {
    const known = found.map(({ month }) => month).sort()
    const last = [known.at(-1) ?? '', monthOf(today)].sort().at(-1) ?? ''
    return monthsUntil(known[0] ?? last, last).map((month) => totalIn(totals, month, currency))
  })
}

/** What is left when transfers between one's own accounts are not counted. */
export function withoutTransfers(total: MonthTotal): MonthTotal {
  const into = total.in - total.transfers_in
  const out = total.out - total.transfers_out
  return { ...total, in: into, out, net: into + out }
}

function totalIn(totals: Map<string, MonthTotal>, month: string, currency: string): MonthTotal {
  const key = `${month} ${currency}`
  const known = totals.get(key)
  if (known) return known
  const made = { month, currency, in: 0, out: 0, net: 0, transfers_in: 0, transfers_out: 0 }
  totals.set(key, made)
  return made
}

function monthsUntil(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}
