'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { awakeLater } from '@/components/ui/awake-later'
import { later } from '@/components/ui/later'
import { dayFormat } from '@/lib/format/day'
import { writeFilter } from '@/lib/transactions/filter'
import type { EmptyReason } from './empty-reason'
import { List } from './list/list'
import type { RowAccount } from './list/row'
import { findRow, lifeOptions, type Painted } from './queries'
import { TimelineSkeleton } from './timeline-skeleton'
import type { Timeline } from './use-timeline'

const Drawer = lazy(() => import('./drawer/drawer'))
const StaleNotice = later(() => import('@/components/shell/stale-notice'))
const TimelineEmpty = awakeLater(() => import('./timeline-empty'))
const RowsFailed = later(() => import('./list/rows-failed'))

export type OpenedAccount = RowAccount & { last4: string | null }

type Props = {
  timeline: Timeline
  painted: Painted | null
  audience: 'holder' | 'staff'
  level: 2 | 3
  /** Whether rows say whose they are. */
  showsAccounts: boolean
  accountOf(id: string): OpenedAccount | undefined
  /** Why there are no rows, where there are none. */
  emptyReason: EmptyReason
}

/** The list in whatever state it is, and the life of one of its transactions beside it. */
export function Body({ timeline, painted, audience, level, showsAccounts, accountOf, emptyReason }: Props) {
  const { address, query, isFiltered, clear, controls } = timeline
  const queries = useQueryClient()
  const life = useQuery({
    ...lifeOptions(address.tx ?? ''),
    enabled: address.tx !== null,
    placeholderData: () => {
      const transaction = address.tx === null ? undefined : findRow(queries, address.tx)
      return transaction && { transaction, life: [] }
    },
  })
  const opened = life.data?.transaction
  const { data } = query
  const openDay =
    data && opened && opened.id === address.tx ? dayFormat(data.asked.timeZone)(opened.transacted_at) : null
  return (
    <>
      <Suspense>
        {query.error && !data && (
          <RowsFailed error={query.error} onRetry={query.refetch} isRetrying={query.isFetching} />
        )}
        {query.error && data && (
          <div className="px-2 pb-2 max-sm:pt-2">
            <StaleNotice error={query.error} onRetry={query.refetch} isRetrying={query.isFetching} />
          </div>
        )}
      </Suspense>
      {query.isPending && <TimelineSkeleton />}
      {data && data.days.length === 0 && (
        <TimelineEmpty reason={emptyReason} level={level} audience={audience} onClear={clear} />
      )}
      {data && data.days.length > 0 && (
        <List
          // Another list begins at its own beginning.
          key={writeFilter(data.asked.filter).toString()}
          asked={data.asked}
          days={data.days}
          newest={data.newest}
          countedAt={query.dataUpdatedAt}
          painted={painted}
          address={address}
          openDay={openDay}
          accountOf={showsAccounts ? accountOf : undefined}
          level={level}
          isFiltered={isFiltered}
          isBusy={query.isPlaceholderData}
          controls={controls}
        />
      )}
      <Suspense>
        {address.tx !== null && (
          <Drawer
            life={life}
            audience={audience}
            accountOf={accountOf}
            onClose={address.close}
            onStep={(by) => controls.current?.step(by)}
          />
        )}
      </Suspense>
    </>
  )
}
