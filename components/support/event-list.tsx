'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { useAddressChoice } from '@/components/ui/use-address-choice'
import type { Page } from '@/lib/http/page'
import type { EventView } from '@/lib/webhooks/event-view'
import { EventRow } from './event-row'
import { type EventFilter, eventFilters, readEventFilter } from './list-choices'
import { eventsOptions } from './queries'
import { StaffList } from './staff-list'

/** The first page as the server painted it, and the filter it was asked with. */
type Props = { initial: { filter: EventFilter; page: Page<EventView> } }

/** What Stripe announced and what became of it. Rows follow by themselves while the page is open. */
export function EventList({ initial }: Props) {
  const t = useTranslations('events')
  const [filter, setFilter] = useAddressChoice('state', readEventFilter, 'all')
  const reading = useInfiniteQuery(eventsOptions(filter, filter === initial.filter ? initial.page : null))
  const events = reading.data?.pages.flatMap((page) => page.data) ?? []
  const options = eventFilters.map((value) => ({ value, label: t(`filters.${value}`) }))
  return (
    <StaffList
      title={t('list')}
      filter={<Segmented label={t('filter')} options={options} value={filter} onChange={setFilter} />}
      columns={[
        { name: 'what', label: t('columns.what') },
        { name: 'about', label: t('columns.about') },
        { name: 'when', label: t('columns.when') },
        { name: 'state', label: t('columns.state') },
        { name: 'again', label: t('columns.again'), heading: 'hidden' },
      ]}
      reading={reading}
      words={{ readFailed: t('readFailed'), older: t('older'), end: t('end') }}
      empty={reading.data && <EmptyState title={t(`empty.${filter}.title`)}>{t(`empty.${filter}.body`)}</EmptyState>}
      rows={events.map((event) => <EventRow key={event.id} event={event} />)}
    />
  )
}
