'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { useReason } from '@/lib/http/reason'
import { Days } from './days'
import { emptyReason, isShared, type TimelineAccount } from './empty-reason'
import { KeepPlace } from './keep-place'
import { type TransactionPage, transactionsOptions } from './queries'
import { type StatusFilter, statusFilters } from './status-filter'
import { TimelineEmpty } from './timeline-empty'
import { TimelineSkeleton } from './timeline-skeleton'
import { useArrivals } from './use-arrivals'
import { useRereadAfterRefresh } from './use-reread-after-refresh'
import { useStatusFilter } from './use-status-filter'

type Props = {
  account: TimelineAccount
  audience: 'holder' | 'staff'
  /** The first page as the server painted it, and the filter it was asked with. */
  initial: { status: StatusFilter; page: TransactionPage }
}

/** An account's transactions by day, newest first, older ones on demand. */
export function Timeline({ account, audience, initial }: Props) {
  const t = useTranslations('transactions')
  const [filter, setFilter] = useStatusFilter()
  const painted = filter === initial.status ? initial.page : null
  const query = useInfiniteQuery(transactionsOptions({ account: account.id, status: filter }, painted))
  useRereadAfterRefresh(account)
  const rows = query.data?.pages.flatMap((page) => page.data) ?? []
  const arrived = useArrivals(query.data, `${account.id} ${filter}`)
  const options = statusFilters.map((value) => ({ value, label: t(value) }))
  // Nothing to choose from where nothing was ever read.
  const canFilter = isShared(account) && (rows.length > 0 || filter !== 'all')
  return (
    <Card aria-labelledby="transactions" aria-busy={query.isPlaceholderData}>
      <CardHeader
        id="transactions"
        title={t('title')}
        aside={canFilter && <Segmented label={t('filter')} options={options} value={filter} onChange={setFilter} />}
      />
      {query.error && <ReadingFailed error={query.error} onRetry={query.refetch} isRetrying={query.isFetching} />}
      {query.isPending && !query.error && <TimelineSkeleton />}
      {query.data && rows.length === 0 && (
        <TimelineEmpty
          reason={emptyReason(account, filter)}
          filter={filter}
          audience={audience}
          onClear={() => setFilter('all')}
        />
      )}
      <p role="status" className="sr-only">
        {arrived.size > 0 && <span key={[...arrived].join()}>{t('arrived', { count: arrived.size })}</span>}
      </p>
      <KeepPlace>
        <Days rows={rows} more={query.hasNextPage} isFiltered={filter !== 'all'} arrived={arrived} />
      </KeepPlace>
      {rows.length > 0 && (
        <KeepFocus className="grid place-items-center border-t border-line px-4 py-2 text-meta text-ink-3">
          {query.hasNextPage ? (
            <Button pending={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
              {t('loadOlder')}
            </Button>
          ) : (
            <p className="py-2">{t('end')}</p>
          )}
        </KeepFocus>
      )}
    </Card>
  )
}

type FailedProps = { error: Error; onRetry: () => void; isRetrying: boolean }

function ReadingFailed({ error, onRetry, isRetrying }: FailedProps) {
  const t = useTranslations('transactions.failed')
  const say = useTranslations('errors')
  const reasonOf = useReason()
  const retry = (
    <Button size="small" pending={isRetrying} onClick={onRetry}>
      {say('retry')}
    </Button>
  )
  return (
    <div className="px-4 pb-4">
      <Notice tone="critical" role="alert" title={t('title')} action={retry}>
        {reasonOf(error)}
      </Notice>
    </div>
  )
}
