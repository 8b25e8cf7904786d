import type { Metadata } from 'next'
import { NoAccounts } from '@/components/accounts/no-accounts'
import { ClientMessages } from '@/components/shell/client-messages'
import { listAllAccounts } from '@/lib/accounts/list-all-accounts'
import { pageViewer } from '@/lib/auth/page-viewer'
import { balanceHistory } from '@/lib/balances/balance-history'
import { totalsOf } from '@/lib/balances/totals'
import { bankNow } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { AccountsScreen } from './accounts-screen'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts')
  return { title: t('title') }
}

export default async function AccountsPage({ searchParams }: PageProps<'/accounts'>) {
  const viewer = await pageViewer('customer')
  const { linked } = await searchParams
  const arrived = typeof linked === 'string' ? linked.split(',') : []
  const accounts = await listAllAccounts(viewer)
  const currency = totalsOf(accounts, bankNow()).sums[0]?.currency
  const { timeZone: tz } = await getReading()
  const history = await balanceHistory(viewer, { tz, ...(currency && { currency }) })
  return (
    <ClientMessages of={['accounts', 'account.types', 'account.status', 'balances']}>
      <AccountsScreen
        accounts={accounts}
        history={history}
        arrived={arrived}
        empty={accounts.length === 0 && <NoAccounts />}
      />
    </ClientMessages>
  )
}
