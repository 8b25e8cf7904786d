import type { Metadata } from 'next'
import { AccountScreen } from '@/app/_account/account-screen'
import { findPageAccount } from '@/app/_account/find-page-account'
import { paintList } from '@/app/_transactions/paint-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { Crumbs } from '@/components/ui/crumbs'
import { accountWords } from '@/lib/accounts/account-words'
import { pageViewer } from '@/lib/auth/page-viewer'
import { balanceHistory } from '@/lib/balances/balance-history'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { paths } from '@/lib/paths'

type Props = PageProps<'/accounts/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await findPageAccount(await pageViewer('customer'), (await params).id)
  const { nameOf } = accountWords(await getTranslations('account.types'))
  return { title: nameOf(account) }
}

export default async function AccountPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('customer')
  const account = await findPageAccount(viewer, (await params).id)
  const painted = await paintList(viewer, await searchParams, { account: [account.id] })
  const { timeZone: tz } = await getReading()
  const history = await balanceHistory(viewer, { account: account.id, tz })
  const t = await getTranslations('account')
  return (
    <ClientMessages of={['account', 'balances', 'owners', 'transactions']}>
      <AccountScreen
        key={account.id}
        initial={account}
        history={history}
        transactions={painted}
        audience="holder"
        above={<Crumbs above={{ label: t('crumb'), href: paths.accounts }} here={account.institution_name} />}
      />
    </ClientMessages>
  )
}
