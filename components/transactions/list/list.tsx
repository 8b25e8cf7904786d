'use client'
import { clsx } from 'clsx'
import { type Ref, Suspense, useImperativeHandle, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { later } from '@/components/ui/later'
import { useReader } from '@/components/ui/use-reader'
import { sharesSymbol } from '@/lib/format/currency-name'
import type { DayView } from '@/lib/transactions/day-view'
import type { Asked, DayRows, Painted } from '../queries'
import { sumMonths } from '../sum-days'
import type { Address } from '../use-address'
import { Month, SilentDays } from './between-days'
import { DayPart, type RowSetting } from './day-part'
import { dayAtOrBefore, layOut, type Part, partsOf } from './layout'
import { NewRows } from './new-rows'
import { asCell, asGrid, asRow } from './roles'
import type { RowAccount } from './row'
import { tallest } from './scale'
import { useArrivals } from './use-arrivals'
import { useCurrentRow } from './use-current-row'
import { useHeights } from './use-heights'
import { useRows } from './use-rows'
import { useScroll } from './use-scroll'

const RowsFailed = later(() => import('./rows-failed'))

/** What stands beside the list may do with it. */
export type ListControls = {
  /** Shows this day, or the nearest one before it. */
  jump(date: string): void
  /** Goes to the next row, or to the one before. */
  step(by: 1 | -1): void
}

type Props = {
  asked: Asked
  days: readonly DayView[]
  newest: DayRows | null
  /** When the days came. */
  countedAt: number
  painted: Painted | null
  address: Address
  /** The day of the transaction that is open, as far as it is known. */
  openDay: string | null
  accountOf: ((id: string) => RowAccount | undefined) | undefined
  level: 2 | 3
  isFiltered: boolean
  isBusy: boolean
  controls: Ref<ListControls>
}

/** Days and rows as one long list, of which only what is in sight is in the page. The window scrolls. */
export function List({
  asked,
  days,
  newest,
  countedAt,
  painted,
  address,
  openDay,
  accountOf,
  level,
  isFiltered,
  isBusy,
  controls,
}: Props) {
  const t = useTranslations('transactions')
  const { locale } = useReader()
  const canvas = useRef<HTMLDivElement>(null)
  const heights = useHeights(canvas)
  const layout = useMemo(() => layOut(days, heights), [days, heights])
  const scroll = useScroll(layout, canvas)
  const rows = useRows(asked, { days, newest, countedAt }, scroll.view, painted)
  const arrivals = useArrivals(days, rows.known)
  const current = useCurrentRow({ layout, canvas, scroll, rows, address, openDay })
  const dayViews = useMemo(() => new Map(days.map((day) => [day.day, day])), [days])
  const washed = useRef(new Set<string>())
  const months = useMemo(() => sumMonths(days), [days])
  const symbol = useMemo(() => {
    const currencies = days.flatMap(({ totals }) => totals.map(({ currency }) => currency))
    return sharesSymbol([...new Set(currencies)], locale) ? 'with-code' : 'narrow'
  }, [days, locale])

  useImperativeHandle(controls, () => ({
    jump(date) {
      const group = dayAtOrBefore(layout, date)
      if (group) current.goTo(group.row, 'top')
    },
    step: current.step,
  }))

  const setting: RowSetting = {
    hrefOf: address.hrefOf,
    open: address.tx,
    current: current.row,
    arrivals,
    washed: washed.current,
    accountOf,
    symbol,
    q: asked.filter.q,
    level,
  }

  function draw(part: Part) {
    if ('from' in part) {
      const { group, from, to } = part
      const view = dayViews.get(group.day)
      return <DayPart key={group.day} group={group} view={view} from={from} to={to} rowAt={rows.at} setting={setting} />
    }
    const { group } = part
    return (
      <div key={`${group.kind}${group.line}`} {...asRow(group.line + 1)}>
        <div {...asCell}>
          {group.kind === 'month' ? (
            <Month month={group.month} summary={months.get(group.month)} symbol={symbol} />
          ) : (
            <SilentDays from={group.from} to={group.to} isFiltered={isFiltered} />
          )}
        </div>
      </div>
    )
  }

  const drawn = partsOf(layout, scroll.view)
  const isCurrentDrawn = current.row >= scroll.view.first && current.row < scroll.view.end
  // The row that has the focus stays in the page, however far it is scrolled away: else the focus would be lost.
  const kept = current.isHeld && !isCurrentDrawn ? partsOf(layout, { first: current.row, end: current.row + 1 }) : null
  const restPx = layout.height - layout.rows * heights.row
  return (
    <>
      <Suspense>
        {rows.error && <RowsFailed error={rows.error} onRetry={rows.retry} isRetrying={rows.isFetching} />}
      </Suspense>
      <NewRows arrivals={arrivals} isAway={scroll.isAway} onShow={() => current.goTo(0, 'top')} />
      <div
        ref={canvas}
        {...asGrid(t('title'), layout.lines)}
        aria-busy={isBusy}
        style={{ height: `min(${tallest}px, var(--row) * ${layout.rows} + ${restPx}px)` }}
        className={clsx(
          'relative scroll-mt-[var(--list-top)] scroll-mb-[var(--tab-bar)] overflow-clip [overflow-anchor:none] sm:[--row:44px]',
          accountOf ? 'max-sm:[--row:60px]' : 'max-sm:[--row:52px]',
        )}
        {...current.listeners}
        onAnimationEnd={({ target }) => {
          const row = target instanceof Element ? target.querySelector<HTMLElement>('[data-tx]') : null
          if (row?.dataset.tx) washed.current.add(row.dataset.tx)
        }}
      >
        <div className="absolute inset-x-0" style={{ top: drawn.top - scroll.view.shift }}>
          {drawn.parts.map(draw)}
        </div>
        {kept && (
          <div className="absolute inset-x-0" style={{ top: kept.top - scroll.view.shift }}>
            {kept.parts.map(draw)}
          </div>
        )}
      </div>
    </>
  )
}
