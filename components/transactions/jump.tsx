'use client'
import { useTranslations } from 'use-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'

type Props = { oldest: string; newest: string; onJump: (date: string) => void }

export function Jump({ oldest, newest, onJump }: Props) {
  const t = useTranslations('transactions.jump')
  return (
    <Popover
      label={t('title')}
      triggerClassName={buttonStyle({ variant: 'ghost', size: 'small' })}
      trigger={
        <>
          <Icon name="clock" />
          {t('title')}
        </>
      }
    >
      {(close) => (
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
                close()
                onJump(target.value)
              }}
            />
          )}
        </Field>
      )}
    </Popover>
  )
}
