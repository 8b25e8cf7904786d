'use client'
import { useTranslations } from 'use-intl'
import { Totals } from './totals'
import type { Timeline } from './use-timeline'

/** "14 transactions · in +$2,950.00 · out −$2,234.91": what the list comes to, said again when it changes. */
export function SummaryLine({ timeline }: { timeline: Timeline }) {
  const t = useTranslations('transactions')
  const { summary, symbol } = timeline
  if (!summary || summary.count === 0) return null
  const { count, totals, voids } = summary
  return (
    <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4">
      <p aria-live="polite" className="text-ink-2">
        <strong className="font-semibold text-ink">{t('count', { count })}</strong>
        {totals.length > 0 && ' · '}
        <Totals totals={totals} symbol={symbol} />
      </p>
      {voids > 0 && <p className="text-meta text-ink-3 max-sm:hidden">{t('voidNote')}</p>}
    </div>
  )
}
