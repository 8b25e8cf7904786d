import type { Metadata } from 'next'
import { paintList } from '@/app/_transactions/paint-list'
import { TransactionsScreen } from '@/app/_transactions/transactions-screen'
import { ClientMessages } from '@/components/shell/client-messages'
import { listAllAccounts } from '@/lib/accounts/list-all-accounts'
import { pageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('transactions')
  return { title: t('title') }
}

export default async function TransactionsPage({ searchParams }: PageProps<'/transactions'>) {
  const viewer = await pageViewer('customer')
  const accounts = await listAllAccounts(viewer)
  return (
    <ClientMessages of={['transactions', 'account.types', 'account.status']}>
      <TransactionsScreen accounts={accounts} painted={await paintList(viewer, await searchParams)} />
    </ClientMessages>
  )
}
