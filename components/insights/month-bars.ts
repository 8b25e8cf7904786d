import { lastDayOf } from '@/lib/insights/calendar'
import type { InsightsView } from '@/lib/insights/insights-view'
import { withoutTransfers } from '@/lib/insights/months'
import { topOf } from './chart-scale'
import type { InsightWords } from './insight-words'
import { type Place, rowsAt } from './place'

type Month = InsightsView['months'][number]
type Figure = { text: string; href: string }

/** A month as the chart and the table show it, in words already: neither knows currencies, zones or addresses. */
export type MonthBar = {
  month: string
  /** "August 2025" */
  name: string
  /** "Aug" */
  short: string
  in: Figure
  out: Figure
  net: Figure
  between: string
  /** Parts of the axis, from 0 to 100; `paler` is the part of each that only moved between own accounts. */
  height: { in: number; out: number; paler_in: number; paler_out: number }
}

export function monthBars(months: readonly Month[], place: Place, words: InsightWords): MonthBar[] {
  const isCounted = place.choice.transfers === 'counted'
  const shown = months.map((month) => ({ ...month, ...(isCounted ? month : withoutTransfers(month)) }))
  const top = topOfMonths(shown)
  return shown.map((month) => {
    const { currency } = month
    const figure = (amount: number, filter: { direction?: 'in' | 'out' }): Figure => ({
      text: words.money(amount, currency, 'both'),
      href: rowsAt(place, { ...filter, from: `${month.month}-01`, to: lastDayOf(month.month) }),
    })
    const part = (amount: number) => (Math.abs(amount) / top) * 100
    return {
      month: month.month,
      name: words.month(month.month),
      short: words.shortMonth(month.month),
      in: figure(month.in, { direction: 'in' }),
      out: figure(month.out, { direction: 'out' }),
      net: figure(month.net, {}),
      between: words.money(Math.max(month.transfers_in, -month.transfers_out), currency),
      height: {
        in: part(month.in),
        out: part(month.out),
        paler_in: isCounted ? part(month.transfers_in) : 0,
        paler_out: isCounted ? part(month.transfers_out) : 0,
      },
    }
  })
}

export function topOfMonths(months: readonly Pick<Month, 'in' | 'out'>[]): number {
  return topOf(Math.max(0, ...months.flatMap((month) => [month.in, -month.out])))
}
