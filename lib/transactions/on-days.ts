import 'server-only'
import { and, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { TransactionFilter } from './filter'
import { transactions } from './table'
import { spansOf } from './zone'

const at = transactions.transactedAt
const dayMs = 86_400_000
const yearOne = Date.parse('0001-01-01')

/** Exactly midnight UTC, which is a date without a time: in SQL what `isDateOnly` is in the browser. */
export const isDateOnly = sql`${at} = date_bin('1 day', ${at}, timestamptz '1970-01-01 00:00:00+00')`

/** From and to: days of a zone, both included, or moments. A row is on the day under which `dayFormat` shows it. */
export function isOnDays({ from, to }: Pick<TransactionFilter, 'from' | 'to'>, tz: string): SQL | undefined {
  return and(
    isMoment(from) ? gte(at, new Date(from)) : undefined,
    isMoment(to) ? lte(at, new Date(to)) : undefined,
    between(isMoment(from) ? undefined : from, isMoment(to) ? undefined : to, tz),
  )
}

function isMoment(time: string | undefined): time is string {
  return time?.includes('T') ?? false
}

function between(from: string | undefined, to: string | undefined, tz: string): SQL | undefined {
  if (from === undefined && to === undefined) return undefined
  const dates = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) + dayMs,
  }
  const spans = spansOf(tz, from, to)
  const [span] = spans
  if (spans.length === 1 && span?.from === dates.from && span.to === dates.to) return within(dates)
  // The first condition is the one that an index knows.
  const outer = {
    from: Math.min(dates.from, ...spans.map((each) => each.from)),
    to: Math.max(dates.to, ...spans.map((each) => each.to)),
  }
  return and(
    within(outer),
    sql`case when ${isDateOnly} then ${within(dates)} else ${or(...spans.map(within)) ?? sql`false`} end`,
  )
}

function within({ from, to }: { from: number; to: number }): SQL | undefined {
  return (
    and(
      Number.isFinite(from) ? gte(at, new Date(Math.max(from, yearOne))) : undefined,
      Number.isFinite(to) ? lt(at, new Date(to)) : undefined,
    ) ?? sql`true`
  )
}
