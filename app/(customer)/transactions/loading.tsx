import { PageHeader } from '@/components/shell/page-header'
import { TimelineSkeleton } from '@/components/transactions/timeline-skeleton'
import { Card } from '@/components/ui/card'
import { Loading } from '@/components/ui/loading'
import { getTranslations } from '@/lib/i18n/get-translations'

export default async function TransactionsLoading() {
  const t = await getTranslations('transactions')
  return (
    <Loading label={t('loading')}>
      <PageHeader title={t('title')} />
      <Card className="mt-20 overflow-clip">
        <TimelineSkeleton />
      </Card>
    </Loading>
  )
}
