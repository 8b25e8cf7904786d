'use client'
import { useReader } from '@/components/ui/use-reader'
import { type DayGroup, groupByDay } from '@/lib/transactions/group-by-day'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { noArrivals } from './list/arrivals'
import { SilentDays } from './list/between-days'
import { DayPart } from './list/day-part'
import { asGrid } from './list/roles'

const setting = {
  hrefOf: () => '',
  open: null,
  current: -1,
  arrivals: noArrivals,
  washed: new Set<string>(),
  accountOf: undefined,
  symbol: 'narrow',
  q: undefined,
  level: 3,
} as const

/** Some rows by day, as a picture of a list: nothing of it is asked for, and nothing leads anywhere. */
export function Days({ rows }: { rows: readonly TransactionView[] }) {
  const { timeZone } = useReader()
  return (
    <div {...asGrid('', rows.length)} className="[--row:52px] sm:[--row:44px]">
      {groupByDay(rows, { timeZone, more: false }).map((group) =>
        group.kind === 'day' ? (
          <DayPart
            key={group.day}
            group={{ kind: 'day', day: group.day, count: group.rows.length, top: 0, row: 0, line: 0 }}
            view={viewOf(group)}
            from={0}
            to={group.rows.length}
            rowAt={(_, fromEnd) => group.rows.at(-1 - fromEnd)}
            setting={setting}
          />
        ) : (
          <SilentDays key={group.from} from={group.from} to={group.to} isFiltered={false} />
        ),
      )}
    </div>
  )
}

function viewOf({ day, rows, net }: DayGroup<TransactionView>) {
  return {
    day,
    count: rows.length,
    void_count: rows.filter(({ status }) => status === 'void').length,
    totals: net.map(({ currency, amount }) => ({ currency, in: 0, out: 0, net: amount })),
  }
}
