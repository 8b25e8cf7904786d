'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { useAddressChoice } from '@/components/ui/use-address-choice'
import type { Page } from '@/lib/http/page'
import type { CallView } from '@/lib/stripe/call-view'
import { CallRow } from './call-row'
import { type CallFilter, callFilters, readCallFilter } from './list-choices'
import { callsOptions } from './queries'
import { StaffList } from './staff-list'

type Props = { initial: { filter: CallFilter; page: Page<CallView> } }

const columns = [
  { name: 'when' },
  { name: 'who' },
  { name: 'call' },
  { name: 'answer' },
  { name: 'took', heading: 'end' },
  { name: 'cost', heading: 'end' },
] as const

/** What Stripe was asked, for whom, how it went, and what it may cost. */
export function CallList({ initial }: Props) {
  const t = useTranslations('calls')
  const [filter, setFilter] = useAddressChoice('only', readCallFilter, 'all')
  const reading = useInfiniteQuery(callsOptions(filter, filter === initial.filter ? initial.page : null))
  const calls = reading.data?.pages.flatMap((page) => page.data) ?? []
  const options = callFilters.map((value) => ({ value, label: t(`filters.${value}`) }))
  return (
    <StaffList
      title={t('list')}
      filter={<Segmented label={t('filter')} options={options} value={filter} onChange={setFilter} />}
      columns={columns.map((column) => ({ ...column, label: t(`columns.${column.name}`) }))}
      reading={reading}
      words={{ readFailed: t('readFailed'), older: t('older'), end: t('end') }}
      empty={reading.data && <EmptyState title={t(`empty.${filter}.title`)}>{t(`empty.${filter}.body`)}</EmptyState>}
      rows={calls.map((call) => <CallRow key={call.id} call={call} />)}
    />
  )
}
