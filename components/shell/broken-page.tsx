'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export type BrokenPageProps = { error: Error & { digest?: string }; retry: () => void }

/** In the place of a page that failed while it was drawn. The reference is the one in the server's log. */
export function BrokenPage({ error, retry }: BrokenPageProps) {
  const t = useTranslations('errors')
  return (
    <div role="alert">
      <EmptyState
        level={1}
        title={t('brokenTitle')}
        action={
          <Button variant="filled" onClick={retry}>
            {t('retry')}
          </Button>
        }
      >
        <p>{t('brokenText')}</p>
        {error.digest && (
          <p className="mt-2 font-mono text-meta text-ink-3">{t('reference', { digest: error.digest })}</p>
        )}
      </EmptyState>
    </div>
  )
}
