import type { Metadata } from 'next'
import { ClientMessages } from '@/components/shell/client-messages'
import { PageHeader } from '@/components/shell/page-header'
import { StaffPanel } from '@/components/staff/staff-panel'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { mailWay } from '@/lib/mail/way'
import { listStaff } from '@/lib/staff/list-staff'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff')
  return { title: t('title') }
}

export default async function StaffPage() {
  const viewer = await pageViewer('admin')
  const t = await getTranslations('staff')
  return (
    <ClientMessages of={['staff']}>
      <PageHeader title={t('title')} meta={t('meta')} />
      <BankClockProvider bankNowMs={now()}>
        <div className="grid max-w-[720px] gap-6">
          <StaffPanel initial={await listStaff(viewer)} handsLinks={mailWay() === 'off'} />
        </div>
      </BankClockProvider>
    </ClientMessages>
  )
}
