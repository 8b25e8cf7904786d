'use client'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import type { BalanceDay, BalanceHistory } from '@/lib/balances/history-view'
import { ChartDates } from './chart-dates'
import { plotHeight } from './chart-heights'
import { ChartPlot } from './chart-plot'
import { ChartPointer } from './chart-pointer'
import { scaleOf } from './chart-scale'
import { ChartAmounts, ChartHairlines } from './chart-ticks'
import { ChartTurns } from './chart-turns'
import { ChartUnread } from './chart-unread'
import { useDayWords } from './use-day-words'

const ChartTable = later(() => import('./chart-table'))

type Props = {
  /** What the plot is called by those who read it with their ears. */
  label: string
  days: readonly BalanceDay[]
  accounts: BalanceHistory['accounts']
  currency: string
  today: string
}

/** Day by day from zero up: steps, holes where nobody read, and words where an account came or went. */
export function Chart({ label, days, accounts, currency, today }: Props) {
  const t = useTranslations('balances')
  const [at, setAt] = useState<number | null>(null)
  const [isTable, setTable] = useState(false)
  const words = useDayWords({ accounts, currency, today })
  const scale = scaleOf(
    days.flatMap(({ amount }) => (amount === null ? [] : [amount])),
    currency,
  )
  const shown = days[at ?? days.length - 1]
  return (
    <div>
      <p aria-hidden="true" className="flex items-baseline justify-between sm:hidden">
        <span className="font-medium tabular-nums">{shown && words.amount(shown)}</span>
        <span className="text-meta text-ink-3">{shown && words.caption(shown)}</span>
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <div className={`relative mt-7 ${plotHeight}`}>
          <ChartUnread days={days} words={words} />
          <ChartHairlines scale={scale} />
          <ChartPlot days={days} scale={scale} />
          <ChartTurns days={days} words={words} />
          <ChartPointer label={label} days={days} scale={scale} words={words} at={at} onMove={setAt} />
        </div>
        <ChartAmounts scale={scale} currency={currency} />
        <ChartDates days={days} words={words} />
      </div>
      <div className="mt-1 flex justify-end">
        <Button variant="ghost" size="small" aria-expanded={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'hideTable' : 'showTable')}
        </Button>
      </div>
      <Suspense>{isTable && <ChartTable label={label} days={days} words={words} />}</Suspense>
    </div>
  )
}
