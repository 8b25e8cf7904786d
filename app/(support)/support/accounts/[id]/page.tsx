import type { Metadata } from 'next'
import { findPageAccount } from '@/app/_account/find-page-account'
import { StaffAccountScreen } from '@/app/_account/staff-account-screen'
import { paintList } from '@/app/_transactions/paint-list'
import { Crumbs } from '@/components/ui/crumbs'
import { accountWords } from '@/lib/accounts/account-words'
import { pageViewer } from '@/lib/auth/page-viewer'
import { mayEnter } from '@/lib/auth/viewer'
import { balanceHistory } from '@/lib/balances/balance-history'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { paths } from '@/lib/paths'

type Props = PageProps<'/support/accounts/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await findPageAccount(await pageViewer('staff'), (await params).id)
  const { nameOf } = accountWords(await getTranslations('account.types'))
  return { title: nameOf(account) }
}

export default async function SupportAccountPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('staff')
  const account = await findPageAccount(viewer, (await params).id)
  const painted = await paintList(viewer, await searchParams, { account: [account.id] })
  const { timeZone: tz } = await getReading()
  const history = await balanceHistory(viewer, { account: account.id, tz })
  const t = await getTranslations('support')
  const here = account.holder?.name ?? account.institution_name
  return (
    <StaffAccountScreen
      key={account.id}
      initial={account}
      prices={env().prices}
      isAdmin={mayEnter(viewer, 'admin')}
      history={history}
      transactions={painted}
      above={<Crumbs above={{ label: t('crumb'), href: paths.support }} here={here} />}
    />
  )
}
