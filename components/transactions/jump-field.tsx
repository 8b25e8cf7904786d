'use client'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import type { JumpProps } from './jump'

export default function JumpField({ oldest, newest, onJump }: JumpProps) {
  const t = useTranslations('transactions.jump')
  return (
    <Field label={t('date')}>
      {(wiring) => (
        <Input
          {...wiring}
          type="date"
          min={oldest}
          max={newest}
          onChange={({ target }) => {
            // Each part of a date that is typed is a change; only a year that the list has is meant.
            if (!target.value || target.value.slice(0, 4) < oldest.slice(0, 4)) return
            onJump(target.value)
          }}
        />
      )}
    </Field>
  )
}
