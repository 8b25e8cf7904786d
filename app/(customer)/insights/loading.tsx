import { InsightsSkeleton } from '@/components/insights/insights-skeleton'
import { PageHeader } from '@/components/shell/page-header'
import { Loading } from '@/components/ui/loading'
import { getTranslations } from '@/lib/i18n/get-translations'

export default async function InsightsLoading() {
  const t = await getTranslations('insights')
  return (
    <Loading label={t('loading')}>
      <PageHeader title={t('title')} />
      <InsightsSkeleton />
    </Loading>
  )
}
