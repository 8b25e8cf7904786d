'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'

type Props = { error: Error; onRetry: () => void; isRetrying: boolean }

/** The last good data stays; this says that it is the last. */
export function StaleNotice({ error, onRetry, isRetrying }: Props) {
  const t = useTranslations('accounts.stale')
  const say = useTranslations('errors')
  const reasonOf = useReason()
  return (
    <Notice
      tone="neutral"
      role="status"
      title={t('title')}
      action={
        <Button size="small" pending={isRetrying} onClick={onRetry}>
          {say('retry')}
        </Button>
      }
    >
      {t('body', { reason: reasonOf(error) })}
    </Notice>
  )
}
