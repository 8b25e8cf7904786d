import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'
import type { Place } from './place'

/** Staff are told the same; linking is not theirs to do. */
export async function NoInsights({ audience }: Pick<Place, 'audience'>) {
  const t = await getTranslations('insights')
  return (
    <>
      <PageHeader title={t('title')} />
      <Card>
        <EmptyState
          title={t('empty.none')}
          action={
            audience === 'holder' && (
              <ButtonLink href={paths.link} variant="filled">
                {t('empty.link')}
              </ButtonLink>
            )
          }
        >
          {t('empty.noneBody')}
        </EmptyState>
      </Card>
    </>
  )
}
