'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'
import type { EmptyReason } from './empty-reason'

type Props = { reason: EmptyReason; level: 2 | 3; audience: 'holder' | 'staff'; onClear: () => void }

export default function TimelineEmpty({ reason, level, audience, onClear }: Props) {
  const t = useTranslations('transactions')
  const actions = {
    filtered: <Button onClick={onClear}>{t('clear')}</Button>,
    unlinked: (
      <ButtonLink href={paths.link} variant="filled">
        {t('empty.unlinked.action')}
      </ButtonLink>
    ),
  } as const
  return (
    <EmptyState
      level={level}
      title={t(`empty.${reason}.title`)}
      action={reason === 'filtered' || reason === 'unlinked' ? actions[reason] : undefined}
    >
      {t(`empty.${reason}.${audience === 'staff' ? 'staffBody' : 'body'}`)}
    </EmptyState>
  )
}
