'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/use-reader'
import { formatDayHeading } from '@/lib/format/date'
import { dayOfMoment } from '@/lib/format/day'
import { type DayGroup, groupByDay } from '@/lib/transactions/group-by-day'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { SilentDays } from './silent-days'
import { TransactionRow } from './transaction-row'

type Props = {
  rows: readonly TransactionView[]
  /** Older rows exist that are not loaded. */
  more: boolean
  isFiltered: boolean
  /** Ids of the rows that came while the page was open. */
  arrived?: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

export function Days({ rows, more, isFiltered, arrived = none }: Props) {
  const { timeZone } = useReader()
  return groupByDay(rows, { timeZone, more }).map((group) =>
    group.kind === 'day' ? (
      <Day key={group.day} group={group} arrived={arrived} />
    ) : (
      <SilentDays key={group.from} from={group.from} to={group.to} isFiltered={isFiltered} />
    ),
  )
}

type DayProps = { group: DayGroup<TransactionView>; arrived: ReadonlySet<string> }

function Day({ group, arrived }: DayProps) {
  const t = useTranslations('transactions')
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <div className="sticky top-[var(--shell-top)] z-sticky flex h-7 items-center justify-between gap-4 bg-sunken px-4 text-meta">
        <h3 id={headingId} className="font-medium text-ink-2">
          {formatDayHeading(group.day, today, locale)}
        </h3>
        {group.rows.some(isCounted) && (
          <p className="flex gap-3 text-ink-3">
            <span className="sr-only">{t('net')}</span>
            {!group.complete && <span>{t('soFar')}</span>}
            {group.net.map(({ currency, amount }) => (
              <Money key={currency} amountMinor={amount} currency={currency} sign="both" className="text-ink-3!" />
            ))}
          </p>
        )}
      </div>
      <ul className="divide-y divide-line">
        {group.rows.map((row) => (
          <TransactionRow key={row.id} transaction={row} hasArrived={arrived.has(row.id)} />
        ))}
      </ul>
    </section>
  )
}

/** A day of nothing but void rows has no net: a zero would say that money came and went. */
function isCounted({ status }: TransactionView): boolean {
  return status !== 'void'
}
