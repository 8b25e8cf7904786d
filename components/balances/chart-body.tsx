'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Skeleton } from '@/components/ui/skeleton'
import { useReason } from '@/lib/http/reason'
import { ByWidth } from './by-width'
import { Chart } from './chart'
import { datesHeight, plotHeight } from './chart-heights'
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
    <InPlaceOfChart>
      <div role="alert" className="grid h-full place-content-center justify-items-center gap-3 text-center text-ink-2">
        <p>{t('unread', { reason: reasonOf(error) })}</p>
        <Button size="small" pending={chart.isFetching} onClick={chart.retry}>
          {say('retry')}
        </Button>
      </div>
    </InPlaceOfChart>
  )
}

function ChartSkeleton() {
  return (
    <InPlaceOfChart>
      <Skeleton className="h-full" />
    </InPlaceOfChart>
  )
}

/** As high as a chart at any width and with any pointer: what it is made of stands here unseen. */
function InPlaceOfChart({ children }: { children: ReactNode }) {
  return (
    <div className="relative">
      <div aria-hidden="true" className="invisible flow-root">
        <p className="sm:hidden">0</p>
        <div className={`mt-7 ${plotHeight}`} />
        <div className={datesHeight} />
        <div className="mt-1 flex justify-end">
          <span className={buttonStyle({ variant: 'ghost', size: 'small' })}>0</span>
        </div>
      </div>
      <div className="absolute inset-x-0 top-7 bottom-12">{children}</div>
    </div>
  )
}
