import type { Metadata } from 'next'
import { findPageAccount } from '@/app/_account/find-page-account'
import { StaffAccountScreen } from '@/app/_account/staff-account-screen'
import { readStatusFilter } from '@/components/transactions/status-filter'
import { Crumbs } from '@/components/ui/crumbs'
import { pageViewer } from '@/lib/auth/page-viewer'
import { mayEnter } from '@/lib/auth/viewer'
import { balanceHistory } from '@/lib/balances/balance-history'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { paths } from '@/lib/paths'
import { listTransactions } from '@/lib/transactions/list-transactions'

type Props = PageProps<'/support/accounts/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await findPageAccount(await pageViewer('staff'), (await params).id)
  return { title: account.display_name ?? account.institution_name }
}

export default async function SupportAccountPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('staff')
  const account = await findPageAccount(viewer, (await params).id)
  const status = readStatusFilter((await searchParams).status)
  const page = await listTransactions(viewer, { account: [account.id], ...(status !== 'all' && { status: [status] }) })
  const { timeZone: tz } = await getReading()
  const history = await balanceHistory(viewer, { account: account.id, tz })
  const t = await getTranslations('support')
  const here = account.holder?.name ?? account.institution_name
  return (
    <StaffAccountScreen
      key={account.id}
      initial={account}
      isAdmin={mayEnter(viewer, 'admin')}
      history={history}
      transactions={{ status, page }}
      above={<Crumbs above={{ label: t('crumb'), href: paths.support }} here={here} />}
    />
  )
}
