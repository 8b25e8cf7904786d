'use client'
import { useTranslations } from 'use-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { later } from '@/components/ui/later'
import { Popover } from '@/components/ui/popover'

const JumpField = later(() => import('./jump-field'))

export type JumpProps = { oldest: string; newest: string; onJump: (date: string) => void }

export function Jump({ oldest, newest, onJump }: JumpProps) {
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
        <JumpField
          oldest={oldest}
          newest={newest}
          onJump={(date) => {
            close()
            onJump(date)
          }}
        />
      )}
    </Popover>
  )
}
