import { AccountSkeleton } from '@/app/_account/account-skeleton'
import { Loading } from '@/components/ui/loading'
import { getTranslations } from '@/lib/i18n/get-translations'

export default async function AccountLoading() {
  const t = await getTranslations('account')
  return (
    <Loading label={t('loading')}>
      <AccountSkeleton />
    </Loading>
  )
}
