'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'

type Props = { error: Error; onRetry: () => void; isRetrying: boolean }

export default function RowsFailed({ error, onRetry, isRetrying }: Props) {
  const t = useTranslations('transactions.failed')
  const say = useTranslations('errors')
  const reasonOf = useReason()
  const retry = (
    <Button size="small" pending={isRetrying} onClick={onRetry}>
      {say('retry')}
    </Button>
  )
  return (
    <div className="sticky top-[var(--list-top)] z-popover p-2">
      <Notice tone="critical" role="alert" title={t('title')} action={retry}>
        {reasonOf(error)}
      </Notice>
    </div>
  )
}
