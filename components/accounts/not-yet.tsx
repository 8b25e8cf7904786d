'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/use-reader'
import { formatMoment } from '@/lib/format/date'

/** Asked for too early: no fault, and nothing is lost by waiting. */
export function NotYet({ at }: { at: string | null }) {
  const t = useTranslations('account.refresh')
  const reader = useReader()
  const nowMs = useBankNow()
  return (
    <Notice tone="neutral" role="status" title={t('notYet.title')}>
      {at === null ? t('notYet.unknown') : t('notYet.at', { time: formatMoment(at, nowMs, reader) })}
    </Notice>
  )
}
