import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { readAuditFilter } from '@/components/support/audit-choices'
import { AuditFilterBar } from '@/components/support/audit-filter'
import { AuditList } from '@/components/support/audit-list'
import { NoticeList } from '@/components/support/notice-list'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { listEntries } from '@/lib/audit/list-entries'
import { pageViewer } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { listNotices } from '@/lib/deletions/list-notices'
import { getTranslations } from '@/lib/i18n/get-translations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/support/audit'>) {
  const viewer = await pageViewer('admin')
  const filter = readAuditFilter(await searchParams)
  const page = await listEntries(viewer, filter ? { [filter.kind]: filter.id } : {})
  const t = await getTranslations('audit')
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} />
      <AuditFilterBar filter={filter} />
      {/* What people did happened in our time, whatever the simulator's clock says. */}
      <BankClockProvider bankNowMs={now()}>
        {!filter && <NoticeList notices={await listNotices(viewer)} />}
        <AuditList key={filter ? filter.kind + filter.id : ''} initial={{ filter, page }} />
      </BankClockProvider>
    </>
  )
}
