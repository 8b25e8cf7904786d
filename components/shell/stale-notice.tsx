'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'

type Props = { error: Error; onRetry: () => void; isRetrying: boolean }

/** The last good data stays; this says that it is the last. */
export default function StaleNotice({ error, onRetry, isRetrying }: Props) {
  const t = useTranslations('errors')
  const reasonOf = useReason()
  return (
    <Notice
      tone="neutral"
      role="status"
      title={t('stale.title')}
      action={
        <Button size="small" pending={isRetrying} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {t('stale.body', { reason: reasonOf(error) })}
    </Notice>
  )
}
