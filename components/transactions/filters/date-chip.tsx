'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { later } from '@/components/ui/later'
import { useReader } from '@/components/ui/use-reader'
import { dayOfMoment } from '@/lib/format/day'
import { formatCalendarDay, formatDays } from '../format-days'
import { Chip } from './chip'

const DateChoice = later(() => import('./date-choice'))

type Days = { from?: string | undefined; to?: string | undefined }
export type DateProps = { days: Days; onChange: (days: Days) => void }

export function DateChip({ days, onChange }: DateProps) {
  const t = useTranslations('transactions.filters')
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  return (
    <Chip name={t('dates')} value={inWords(days)} onClear={() => onChange({})}>
      {(close) => <DateChoice days={days} onChange={onChange} today={today} close={close} />}
    </Chip>
  )

  function inWords({ from, to }: Days): string | null {
    if (from && to) return formatDays(from, to, today, locale)
    if (from) return t('since', { day: formatCalendarDay(from, today, locale) })
    return to ? t('until', { day: formatCalendarDay(to, today, locale) }) : null
  }
}
