'use client'
import { useTranslations } from 'use-intl'
import type { BalanceDay } from '@/lib/balances/history-view'
import type { DayWords } from './use-day-words'

type Props = { label: string; days: readonly BalanceDay[]; words: DayWords }

/** The same days to read one by one, the newest first. */
export default function ChartTable({ label, days, words }: Props) {
  const t = useTranslations('balances')
  return (
    <div className="mt-2 rounded-notice border border-line">
      <table className="w-full text-left [&_tr>*]:px-3 [&_tr>*]:py-1.5">
        <caption className="sr-only">{label}</caption>
        <thead className="bg-sunken text-meta text-ink-3">
          <tr>
            <th scope="col" className="font-medium">
              {t('table.day')}
            </th>
            <th scope="col" className="text-right font-medium">
              {t('table.amount')}
            </th>
            <th scope="col" className="font-medium">
              {t('table.accounts')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row" className="whitespace-nowrap font-normal">
                {words.fullDate(day.day)}
              </th>
              <td className={`whitespace-nowrap text-right tabular-nums ${day.amount === null ? 'text-ink-3' : ''}`}>
                {words.amount(day)}
              </td>
              <td className="text-ink-2">{[words.counted(day), words.change(day)].filter(Boolean).join('. ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
