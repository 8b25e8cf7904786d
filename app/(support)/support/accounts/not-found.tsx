import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export default async function NoSuchAccount() {
  const t = await getTranslations('support')
  return (
    <EmptyState
      level={1}
      title={t('missing.title')}
      action={<ButtonLink href={paths.support}>{t('missing.back')}</ButtonLink>}
    >
      {t('missing.body')}
    </EmptyState>
  )
}
