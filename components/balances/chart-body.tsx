'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useReason } from '@/lib/http/reason'
import { ByWidth } from './by-width'
import { Chart } from './chart'
import type { BalanceChart } from './use-balance-chart'

/** The plot, or what stands in its place, as high. Nothing where no balance was ever read. */
export function ChartBody({ chart, label }: { chart: BalanceChart; label: string }) {
  const { history, currency, today } = chart
  if (currency === null) return null
  if (history === null) return chart.error ? <Unread chart={chart} error={chart.error} /> : <ChartSkeleton />
  if (history.begins === null) return null
  return (
    <ByWidth chart={chart}>
      {(range) => (
        <Chart
          key={`${currency} ${range}`}
          label={label}
          days={history.data.slice(-range)}
          accounts={history.accounts}
          currency={currency}
          today={today}
        />
      )}
    </ByWidth>
  )
}

function Unread({ chart, error }: { chart: BalanceChart; error: Error }) {
  const t = useTranslations('balances')
  const say = useTranslations('errors')
  const reasonOf = useReason()
  return (
    <div
      role="alert"
      className={`${chartHeight} grid place-content-center justify-items-center gap-3 text-center text-ink-2`}
    >
      <p>{t('unread', { reason: reasonOf(error) })}</p>
      <Button size="small" pending={chart.isFetching} onClick={chart.retry}>
        {say('retry')}
      </Button>
    </div>
  )
}

/** Read-out on phones, words above, plot, days below, and the button. */
const chartHeight = 'h-[252px] sm:h-[300px]'

export function ChartSkeleton() {
  return (
    <div className={`${chartHeight} pt-12 pb-14`}>
      <Skeleton className="h-full" />
    </div>
  )
}
