'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

type Props = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations('errors')
  return (
    <main className="mx-auto max-w-prose px-4 pt-16" role="alert">
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
    </main>
  )
}
