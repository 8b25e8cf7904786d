// (shared) Days as they are written into a page: without the names of their parts, which two years of them would repeat a thousand times
// before anything is painted.
import type { DayView } from '@/lib/transactions/day-view'

type PaintedTotal = [currency: string, moneyIn: number, out: number]
export type PaintedDay = [day: string, count: number, voidCount: number, ...totals: PaintedTotal[]]

export function paintDays(days: readonly DayView[]): PaintedDay[] {
  return days.map(({ day, count, void_count, totals }) => [
    day,
    count,
    void_count,
    ...totals.map((total): PaintedTotal => [total.currency, total.in, total.out]),
  ])
}

export function readDays(painted: readonly PaintedDay[]): DayView[] {
  return painted.map(([day, count, void_count, ...totals]) => ({
    day,
    count,
    void_count,
    totals: totals.map(([currency, moneyIn, out]) => ({ currency, in: moneyIn, out, net: moneyIn + out })),
  }))
}
