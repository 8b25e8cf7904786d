'use client'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import { menuItem } from '@/components/ui/menu'
import type { DateProps } from './date-chip'
import { daysOfPreset, presets } from './presets'

export default function DateChoice({ days, onChange, today, close }: DateProps & { today: string; close: () => void }) {
  const t = useTranslations('transactions.filters')
  return (
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
  )
}
