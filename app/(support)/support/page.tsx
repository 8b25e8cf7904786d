import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { AccountSearch } from '@/components/support/account-search'
import { HealthNotices } from '@/components/support/health-notices'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { webhookHealth } from '@/lib/webhooks/health'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('support')
  return { title: t('title') }
}

export default async function SupportPage({ searchParams }: PageProps<'/support'>) {
  const health = await webhookHealth(await pageViewer('staff'))
  const { q } = await searchParams
  const t = await getTranslations('support')
  return (
    <>
      <PageHeader title={t('title')} />
      {/* Deliveries come in our time, whatever the simulator's clock says. */}
      <BankClockProvider bankNowMs={now()}>
        <HealthNotices initial={health} withFailed />
      </BankClockProvider>
      <AccountSearch initialText={typeof q === 'string' ? q : ''} />
    </>
  )
}
