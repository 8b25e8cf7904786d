'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import { formatClock } from '@/lib/format/date'

/** Says on every page that nothing here is real, and what time it is there. */
export function SimulatorStrip() {
  const t = useTranslations('shell')
  const nowMs = useBankNow()
  const reader = useReader()
  return (
    <aside
      aria-label={t('simulatorName')}
      // The simulator's modal leaves it in sight.
      data-simulator-strip
      className="sticky top-0 z-popover flex h-6 items-center justify-center gap-1 overflow-hidden whitespace-nowrap bg-neutral-wash px-4 text-meta text-ink-2"
    >
      <strong className="font-semibold">{t('simulatorName')}</strong>
      <span>· {t('simulatorWhat')}</span>
      <span className="hidden sm:inline">· {t('simulatorClock', { clock: formatClock(nowMs, reader) })}</span>
    </aside>
  )
}
