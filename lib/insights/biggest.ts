// (shared) The biggest movements of a stretch of days.
import { addDays } from './calendar'
import { groupBy } from './grouped'
import { type InsightRow, isMoved } from './insight-row'

const shown = 8

/** Whichever way they went, the biggest first, so many of each currency; of two as big, the newer. */
export function biggestOf(rows: readonly InsightRow[], { from, to }: { from: string; to: string }): InsightRow[] {
  const within = rows.filter((row) => isMoved(row) && row.day >= from && row.day <= to)
  const byCurrency = [...groupBy(within, ({ currency }) => currency)].sort(([a], [b]) => a.localeCompare(b))
  return byCurrency.flatMap(([, movements]) => movements.sort(bySize).slice(0, shown))
}

/** So many days, today the last of them. */
export function lastDays(days: number, today: string): { from: string; to: string } {
  return { from: addDays(today, 1 - days), to: today }
}

function bySize(a: InsightRow, b: InsightRow): number {
  return Math.abs(b.amount) - Math.abs(a.amount) || b.day.localeCompare(a.day) || a.id.localeCompare(b.id)
}
