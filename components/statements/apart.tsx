import { Card, CardHeader } from '@/components/ui/card'
import type { StatementRow } from '@/lib/statements/statement-view'
import type { Reading } from './reading'

type Props = { id: string; title: string; note: string; rows: readonly StatementRow[]; reading: Reading }

/** Rows that are in no figure. */
export function Apart({ id, title, note, rows, reading }: Props) {
  if (rows.length === 0) return null
  return (
    <Card aria-labelledby={id} className="print:rounded-none print:border-0">
      <CardHeader id={id} title={title} aside={note} />
      <ul className="divide-y divide-line border-t border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-baseline gap-4 break-inside-avoid px-4 py-1.5 text-ink-2 print:py-1">
            <span className="w-14 whitespace-nowrap">{reading.dayOf(row.at)}</span>
            <span className="min-w-0 flex-1">{row.description}</span>
            <span className="whitespace-nowrap tabular-nums">
              {row.status === 'void' ? (
                <s>{reading.money(row.amount, row.currency, 'both')}</s>
              ) : (
                reading.money(row.amount, row.currency, 'both')
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
