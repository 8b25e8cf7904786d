'use client'
import { useTranslations } from 'use-intl'

export type BrokenPageProps = { error: Error & { digest?: string }; retry: () => void }

/**
 * In the place of a page that failed while it was drawn. The reference is the one in the server's log.
 * Plain elements on purpose: every page carries this along, and nearly none shows it.
 */
export function BrokenPage({ error, retry }: BrokenPageProps) {
  const t = useTranslations('errors')
  return (
    <div role="alert" className="grid max-w-[48ch] gap-2 py-12">
      <h1 className="text-title">{t('brokenTitle')}</h1>
      <p className="text-ink-2">{t('brokenText')}</p>
      {error.digest && <p className="font-mono text-meta text-ink-3">{t('reference', { digest: error.digest })}</p>}
      <p>
        <button type="button" onClick={retry} className="link touch">
          {t('retry')}
        </button>
      </p>
    </div>
  )
}
