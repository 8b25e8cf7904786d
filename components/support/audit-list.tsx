'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state'
import type { EntryView } from '@/lib/audit/entry-view'
import type { Page } from '@/lib/http/page'
import type { AuditFilter } from './audit-choices'
import { AuditRow } from './audit-row'
import { auditOptions } from './queries'
import { StaffList } from './staff-list'

type Props = { initial: { filter: AuditFilter; page: Page<EntryView> } }

const columns = ['when', 'who', 'what', 'about'] as const

/** Who did what to whose data, the newest first. */
export function AuditList({ initial }: Props) {
  const t = useTranslations('audit')
  const reading = useInfiniteQuery(auditOptions(initial.filter, initial.page))
  const entries = reading.data?.pages.flatMap((page) => page.data) ?? []
  return (
    <StaffList
      title={t('list')}
      filter={null}
      columns={columns.map((name) => ({ name, label: t(`columns.${name}`) }))}
      reading={reading}
      words={{ readFailed: t('readFailed'), older: t('older'), end: t('end') }}
      empty={reading.data && <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>}
      rows={entries.map((entry) => <AuditRow key={entry.id} entry={entry} />)}
    />
  )
}
