'use client'
import { useId } from 'react'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import { formatDayHeading } from '@/lib/format/date'
import { dayOfMoment } from '@/lib/format/day'
import type { MoneyStyle } from '@/lib/format/money'
import type { DayView } from '@/lib/transactions/day-view'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { Nets } from '../totals'
import { type Arrivals, isNew } from './arrivals'
import type { DayGroup } from './layout'
import { asCell, asDay, asRow, asRowHeader } from './roles'
import { Row, type RowAccount } from './row'

/** What all rows of a list have in common. */
export type RowSetting = {
  hrefOf(id: string): string
  open: string | null
  /** The number of the row that Tab reaches. */
  current: number
  arrivals: Arrivals
  /** New rows whose wash was seen: it is not shown again when they are drawn again. */
  washed: ReadonlySet<string>
  /** Undefined where the list is of one account only. */
  accountOf: ((id: string) => RowAccount | undefined) | undefined
  symbol: MoneyStyle['symbol']
  q: string | undefined
  level: 2 | 3
}

type Props = {
  group: DayGroup
  view: DayView | undefined
  /** Which of its rows are drawn. */
  from: number
  to: number
  rowAt(day: string, fromEnd: number): TransactionView | undefined
  setting: RowSetting
}

/** A day, or as much of it as is drawn; its header stays in sight. */
export function DayPart({ group, view, from, to, rowAt, setting }: Props) {
  const headingId = useId()
  const rows = Array.from({ length: to - from }, (_, index) => {
    const place = from + index
    const fromEnd = group.count - 1 - place
    return { place, fromEnd, transaction: rowAt(group.day, fromEnd) }
  })
  const isFresh = (id: string) => isNew(setting.arrivals, group.day, id) && !setting.washed.has(id)
  return (
    <div {...asDay(headingId)}>
      <DayHeader id={headingId} group={group} view={view} setting={setting} />
      {rows.map(({ place, fromEnd, transaction }) => (
        <Row
          key={fromEnd}
          transaction={transaction}
          at={group.row + place}
          line={group.line + place + 2}
          href={transaction ? setting.hrefOf(transaction.id) : ''}
          isOpen={transaction !== undefined && transaction.id === setting.open}
          isCurrent={group.row + place === setting.current}
          hasArrived={transaction !== undefined && isFresh(transaction.id)}
          account={transaction && (setting.accountOf ? setting.accountOf(transaction.account) : null)}
          symbol={setting.symbol}
          q={setting.q}
        />
      ))}
    </div>
  )
}

type HeaderProps = Pick<Props, 'group' | 'view' | 'setting'> & { id: string }

function DayHeader({ id, group, view, setting }: HeaderProps) {
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  const Heading = `h${setting.level}` as const
  return (
    <div
      {...asRow(group.line + 1)}
      className="sticky top-[var(--list-top)] z-sticky flex h-7 items-center justify-between gap-4 overflow-hidden whitespace-nowrap bg-sunken px-4 text-meta"
    >
      <div {...asRowHeader}>
        <Heading id={id} className="font-medium text-ink-2">
          {formatDayHeading(group.day, today, locale)}
        </Heading>
      </div>
      <div {...asCell} className="flex gap-3 text-ink-3">
        {/* A day of nothing but void rows has no net: a zero would say that money came and went. */}
        {view && view.count > view.void_count && <Nets totals={view.totals} symbol={setting.symbol} />}
      </div>
    </div>
  )
}
