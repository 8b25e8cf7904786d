import type { Metadata } from 'next'
import { InvitationsPanel } from '@/components/invitations/invitations-panel'
import { ClientMessages } from '@/components/shell/client-messages'
import { PageHeader } from '@/components/shell/page-header'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { findInvitedHolder, listInvitations } from '@/lib/invitations/list-invitations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations')
  return { title: t('title') }
}

export default async function InvitationsPage({ searchParams }: PageProps<'/support/invitations'>) {
  const viewer = await pageViewer('staff')
  const t = await getTranslations('invitations')
  const { holder } = await searchParams
  const { data } = await listInvitations(viewer)
  return (
    <ClientMessages of={['invitations']}>
      <PageHeader title={t('title')} meta={t('meta')} />
      <BankClockProvider bankNowMs={now()}>
        <div className="grid max-w-[720px] gap-6">
          <InvitationsPanel initial={data} holder={await findInvitedHolder(viewer, holder)} />
        </div>
      </BankClockProvider>
    </ClientMessages>
  )
}
