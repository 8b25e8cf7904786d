// (shared) Transactions as a person reads them: days, newest first, each with its net, and the silence between them.
import { dayFormat } from '@/lib/format/day'

export type Sum = { currency: string; amount: number }

export type DayGroup<Row> = {
  kind: 'day'
  /** Calendar day, as 2025-08-06. */
  day: string
  rows: Row[]
  /** Void rows are not counted. One sum per currency, in order of appearance. */
  net: Sum[]
  /** False while older rows that are not loaded may still belong to this day. */
  complete: boolean
}

/** Two silent days or more, both ends included. */
export type SilentGroup = { kind: 'silent'; from: string; to: string }

type Groupable = { transacted_at: string; amount: number; currency: string; status: string }

/** Rows newest first, as the route gives them. `more` says that older rows exist which are not in the list. */
export function groupByDay<Row extends Groupable>(
  rows: readonly Row[],
  { timeZone, more }: { timeZone: string; more: boolean },
): Array<DayGroup<Row> | SilentGroup> {
  const dayOf = dayFormat(timeZone)
  const byDay = new Map<string, Row[]>()
  for (const row of rows) {
    const day = dayOf(row.transacted_at)
    const sameDay = byDay.get(day)
    if (sameDay) sameDay.push(row)
    else byDay.set(day, [row])
  }
  const unsettled = more ? latestDayStillOpen(rows.at(-1), dayOf) : ''
  const groups: Array<DayGroup<Row> | SilentGroup> = []
  // Rows of a date without a time may stand out of order beside rows of the evening before, so days are sorted, not run-length grouped.
  const days = [...byDay].sort(([a], [b]) => b.localeCompare(a))
  let newer: string | null = null
  for (const [day, dayRows] of days) {
    const silent = newer === null ? null : silenceBetween(day > unsettled ? day : unsettled, newer)
    if (silent) groups.push(silent)
    groups.push({ kind: 'day', day, rows: dayRows, net: netOf(dayRows), complete: day > unsettled })
    newer = day
  }
  return groups
}

const dayMs = 86_400_000

function utcDay(at: string | number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Rows still to come are no younger than the last loaded one, whether read as a time in the zone or as a date in UTC. */
function latestDayStillOpen(last: Groupable | undefined, dayOf: (at: string) => string): string {
  if (!last) return ''
  const asTime = dayOf(last.transacted_at)
  const asDate = utcDay(last.transacted_at)
  return asTime > asDate ? asTime : asDate
}

function netOf(rows: readonly Groupable[]): Sum[] {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const counted = row.status === 'void' ? 0 : row.amount
    sums.set(row.currency, (sums.get(row.currency) ?? 0) + counted)
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }))
}

function silenceBetween(older: string, newer: string): SilentGroup | null {
  const from = Date.parse(older) + dayMs
  const to = Date.parse(newer) - dayMs
  return to - from >= dayMs ? { kind: 'silent', from: utcDay(from), to: utcDay(to) } : null
}
