import type { InsightsView } from '@/lib/insights/insights-view'
import { FigureLink } from './figure-link'
import type { InsightWords } from './insight-words'
import { type Place, rowAt } from './place'

type Row = InsightsView['biggest']['rows'][number]

/** Rows in brief: day, what it was, and the figure that opens it. */
export function RowList({ rows, place, words }: { rows: readonly Row[]; place: Place; words: InsightWords }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2">
          <span className="min-w-0">
            <span className="block truncate">{row.description}</span>
            <span className="block truncate text-meta text-ink-3">
              {words.weekday(row.day)} · {words.accountName(row.account)}
            </span>
          </span>
          <FigureLink href={rowAt(place, row)}>{words.money(row.amount, row.currency, 'both')}</FigureLink>
        </li>
      ))}
    </ul>
  )
}
