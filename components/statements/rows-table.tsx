import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { CurrencyStatement, StatementRow } from '@/lib/statements/statement-view'
import type { Reading } from './reading'

type Props = {
  statement: CurrencyStatement
  rows: readonly StatementRow[]
  reading: Reading
  caption: string
  /** Says on every sheet of paper what it is a sheet of. */
  running: ReactNode
}

const cell = 'px-4 py-1.5 align-baseline print:py-1'
const figure = `${cell} text-right whitespace-nowrap tabular-nums`
const wide = 'max-sm:hidden print:table-cell'

/** Every posted row between the two balances; its head comes again on each sheet, and no row is cut. */
export async function RowsTable({ statement, rows, reading, caption, running }: Props) {
  const t = await getTranslations('statement')
  const { currency } = statement
  const balances = balancesAfter(statement, rows)
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-meta text-ink-3">
        <tr className="hidden print:table-row">
          <td colSpan={4} className="px-4 pb-2">
            {running}
          </td>
        </tr>
        <tr className="border-b border-line">
          <th scope="col" className={`${cell} font-medium`}>
            {t('date')}
          </th>
          <th scope="col" className={`${cell} w-full font-medium`}>
            {t('description')}
          </th>
          <th scope="col" className={`${figure} font-medium`}>
            {t('amount')}
          </th>
          <th scope="col" className={`${figure} ${wide} font-medium`}>
            {t('balance')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row, index) => (
          <tr key={row.id} className="break-inside-avoid">
            <td className={`${cell} whitespace-nowrap text-ink-2`}>{reading.dayOf(row.at)}</td>
            <td className={cell}>
              {row.description}
              {reading.dayOf(row.at) !== reading.dayOf(row.transacted_at) && (
                <span className="ml-2 whitespace-nowrap text-meta text-ink-3">
                  {t('made', { date: reading.dayOf(row.transacted_at) })}
                </span>
              )}
            </td>
            <td className={figure}>{reading.money(row.amount, currency, 'both')}</td>
            <td className={`${figure} ${wide} text-ink-2`}>
              {balances ? reading.money(balances[index] ?? 0, currency) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** After each row; null where the first is not known. */
function balancesAfter({ opening }: CurrencyStatement, rows: readonly StatementRow[]): number[] | null {
  if (opening.kind !== 'known') return null
  let balance = opening.amount
  return rows.map(({ amount }) => {
    balance += amount
    return balance
  })
}
