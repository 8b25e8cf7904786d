'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Field, Input } from '@/components/ui/field'
import { menuItem } from '@/components/ui/menu'
import { useReader } from '@/components/ui/use-reader'
import { dayOfMoment } from '@/lib/format/day'
import { formatCalendarDay, formatDays } from '../format-days'
import { Chip } from './chip'
import { daysOfPreset, presets } from './presets'

type Days = { from?: string | undefined; to?: string | undefined }
type Props = { days: Days; onChange: (days: Days) => void }

export function DateChip({ days, onChange }: Props) {
  const t = useTranslations('transactions.filters')
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  return (
    <Chip name={t('dates')} value={inWords(days)} onClear={() => onChange({})}>
      {(close) => (
        <div className="grid gap-3">
          <div className="grid">
            {presets.map((preset) => {
              const stretch = daysOfPreset(preset, today)
              const isChosen = stretch.from === days.from && stretch.to === days.to
              return (
                <button
                  key={preset}
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() => {
                    onChange(stretch)
                    close()
                  }}
                  className={menuItem(isChosen ? 'chosen' : 'plain')}
                >
                  {t(preset)}
                </button>
              )
            })}
          </div>
          <div className="grid grid-cols-2 gap-2 border-t border-line pt-3">
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(end)}>
                {(wiring) => (
                  <Input
                    {...wiring}
                    type="date"
                    value={days[end] ?? ''}
                    max={end === 'from' ? days.to : undefined}
                    min={end === 'to' ? days.from : undefined}
                    onChange={({ target }) => onChange({ ...days, [end]: target.value || undefined })}
                  />
                )}
              </Field>
            ))}
          </div>
        </div>
      )}
    </Chip>
  )

  function inWords({ from, to }: Days): string | null {
    if (from && to) return formatDays(from, to, today, locale)
    if (from) return t('since', { day: formatCalendarDay(from, today, locale) })
    return to ? t('until', { day: formatCalendarDay(to, today, locale) }) : null
  }
}
