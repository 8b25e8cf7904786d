import { Loading } from '@/components/ui/loading'
import { Skeleton } from '@/components/ui/skeleton'
import { getTranslations } from '@/lib/i18n/get-translations'

export async function StatementSkeleton() {
  const t = await getTranslations('statement')
  return (
    <Loading label={t('loading')}>
      <div className="grid gap-6 pt-6">
        <Skeleton className="h-12 w-80 max-w-full" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  )
}
