import type { Metadata } from 'next'
import { Wordmark } from '@/components/shell/wordmark'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors')
  return { title: t('notFoundTitle') }
}

export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <main className="mx-auto grid max-w-prose justify-items-center px-4 pt-16">
      <Wordmark href={paths.home} />
      <EmptyState
        level={1}
        title={t('notFoundTitle')}
        action={
          <ButtonLink href={paths.home} variant="filled">
            {t('goHome')}
          </ButtonLink>
        }
      >
        {t('notFoundText')}
      </EmptyState>
    </main>
  )
}
