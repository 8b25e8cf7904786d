import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { EventList } from '@/components/support/event-list'
import { HealthNotices } from '@/components/support/health-notices'
import { readEventFilter } from '@/components/support/list-choices'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { webhookHealth } from '@/lib/webhooks/health'
import { listEvents } from '@/lib/webhooks/list-events'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events')
  return { title: t('title') }
}

export default async function EventsPage({ searchParams }: PageProps<'/support/events'>) {
  const viewer = await pageViewer('staff')
  const filter = readEventFilter((await searchParams).state)
  const page = await listEvents(viewer, filter === 'all' ? {} : { state: filter })
  const health = await webhookHealth(viewer)
  const t = await getTranslations('events')
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} />
      {/* Deliveries come in our time, whatever the simulator's clock says. */}
      <BankClockProvider bankNowMs={now()}>
        <HealthNotices initial={health} />
      </BankClockProvider>
      <EventList initial={{ filter, page }} />
    </>
  )
}
