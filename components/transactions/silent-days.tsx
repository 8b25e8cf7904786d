'use client'
import { useTranslations } from 'use-intl'
import { useReader } from '@/components/ui/use-reader'
import { formatDate } from '@/lib/format/date'

type Props = { from: string; to: string; isFiltered: boolean }

/** A quiet stretch, in one line instead of a row of empty days. */
export function SilentDays({ from, to, isFiltered }: Props) {
  const t = useTranslations('transactions')
  const { locale } = useReader()
  const reader = { locale, timeZone: 'UTC' }
  const end = formatDate(to, Date.parse(to), reader)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  const start = sameMonth ? String(Number(from.slice(8))) : formatDate(from, Date.parse(to), reader)
  return (
    <p className="flex h-8 items-center px-4 text-meta text-ink-3">
      {start} – {end} · {t(isFiltered ? 'silentFiltered' : 'silent')}
    </p>
  )
}
