'use client'
import { useTranslations } from 'use-intl'
import { useReader } from '@/components/ui/use-reader'
import type { MoneyStyle } from '@/lib/format/money'
import { formatDays, formatMonth } from '../format-days'
import type { Summary } from '../sum-days'
import { Nets, Totals } from '../totals'

type SilentProps = { from: string; to: string; isFiltered: boolean }

/** A quiet stretch, in one line instead of a row of empty days. */
export function SilentDays({ from, to, isFiltered }: SilentProps) {
  const t = useTranslations('transactions')
  const { locale } = useReader()
  return (
    <p className="flex h-8 items-center border-t border-line px-4 text-meta text-ink-3">
      {formatDays(from, to, to, locale)} · {t(isFiltered ? 'silentFiltered' : 'silent')}
    </p>
  )
}

type MonthProps = { month: string; summary: Summary | undefined; symbol: MoneyStyle['symbol'] }

/** Both ways of its money, or what is left of it where both would not fit. */
export function Month({ month, summary, symbol }: MonthProps) {
  const { locale } = useReader()
  return (
    <p className="flex h-10 items-center justify-between border-t border-line gap-4 overflow-hidden whitespace-nowrap px-4">
      <span className="font-semibold">{formatMonth(month, locale)}</span>
      {summary && (
        <>
          <span className="truncate text-meta text-ink-3 max-sm:hidden">
            <Totals totals={summary.totals} symbol={symbol} />
          </span>
          <span className="flex gap-3 text-meta text-ink-3 sm:hidden">
            <Nets totals={summary.totals} symbol={symbol} />
          </span>
        </>
      )}
    </p>
  )
}
