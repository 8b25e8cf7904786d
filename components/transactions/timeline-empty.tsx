'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { EmptyReason } from './empty-reason'
import type { StatusFilter } from './status-filter'

type Props = { reason: EmptyReason; filter: StatusFilter; audience: 'holder' | 'staff'; onClear: () => void }

export function TimelineEmpty({ reason, filter, audience, onClear }: Props) {
  const t = useTranslations('transactions')
  if (reason === 'filtered') {
    return (
      <EmptyState
        level={3}
        title={t('empty.filtered.title', { status: filter })}
        action={<Button onClick={onClear}>{t('clear')}</Button>}
      >
        {t('empty.filtered.body')}
      </EmptyState>
    )
  }
  return (
    <EmptyState level={3} title={t(`empty.${reason}.title`)}>
      {t(`empty.${reason}.${audience === 'staff' ? 'staffBody' : 'body'}`)}
    </EmptyState>
  )
}
