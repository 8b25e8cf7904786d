import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { CallList } from '@/components/support/call-list'
import { readCallFilter } from '@/components/support/list-choices'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/format/money'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { listCalls, sumCosts } from '@/lib/stripe/list-calls'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calls')
  return { title: t('title') }
}

export default async function CallsPage({ searchParams }: PageProps<'/support/calls'>) {
  const viewer = await pageViewer('staff')
  const filter = readCallFilter((await searchParams).only)
  const page = await listCalls(viewer, filter === 'all' ? {} : { only: filter })
  const { costCents, calls } = await sumCosts(viewer)
  const { locale } = await getReading()
  const t = await getTranslations('calls')
  const cost = formatMoney(costCents, 'usd', locale)
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={
          <>
            {t('meta')} {t('cost', { count: calls, cost })}
          </>
        }
      />
      {/* Calls happen in our time: however far the simulator's clock has jumped, they are as old as they are. */}
      <BankClockProvider bankNowMs={now()}>
        <CallList initial={{ filter, page }} />
      </BankClockProvider>
    </>
  )
}
