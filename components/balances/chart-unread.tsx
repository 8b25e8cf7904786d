'use client'
import { useTranslations } from 'use-intl'
import type { BalanceDay } from '@/lib/balances/history-view'
import { stretchesOf } from './chart-shape'
import type { DayWords } from './use-day-words'

type Props = { days: readonly BalanceDay[]; words: DayWords }

/** A hole is a hole: no line goes over it. Its words stand where they fit; the read-out has them always. */
export function ChartUnread({ days, words }: Props) {
  const t = useTranslations('balances')
  return stretchesOf(days).unread.map(({ from, to }) => (
    <div
      key={from}
      aria-hidden="true"
      className="@container absolute inset-y-0 bg-chart-void"
      style={{ left: `${(from / days.length) * 100}%`, width: `${((to - from + 1) / days.length) * 100}%` }}
    >
      <p className="absolute inset-x-0 bottom-1 hidden text-center text-meta text-ink-3 @min-[64px]:block">
        {t('noReading')}
        <br />
        {words.stretch(days[from]?.day ?? '', days[to]?.day ?? '')}
      </p>
    </div>
  ))
}
