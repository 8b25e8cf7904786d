import { AccountsSkeleton } from '@/components/accounts/accounts-skeleton'
import { PageHeader } from '@/components/shell/page-header'
import { Loading } from '@/components/ui/loading'
import { getTranslations } from '@/lib/i18n/get-translations'

export default async function AccountsLoading() {
  const t = await getTranslations('accounts')
  return (
    <Loading label={t('loading')}>
      <PageHeader title={t('title')} />
      <AccountsSkeleton />
    </Loading>
  )
}
