import 'server-only'
import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { isCounted } from '@/lib/transactions/counted'
import { transactions } from '@/lib/transactions/table'
import { spansOf } from '@/lib/transactions/zone'

/** When a row came on the books. Where the bank does not say, when it was made. */
export const bookedAt = sql<Date>`coalesce(${transactions.postedAt}, ${transactions.transactedAt})`

/** What a statement of these accounts is made of, which are one account linked again and again. */
export function isOf(lineage: string[]): SQL | undefined {
  return and(inArray(accounts.id, lineage), isCounted)
}

/** Whether a moment of the database is on one of these days of a zone; a date without a time keeps its day in every zone. */
export function isOnDays(at: SQL, zone: string, days: { from?: string; to?: string }): SQL {
  const isDate = sql`extract(epoch from ${at}) % 86400 = 0`
  const spans = spansOf(zone, days.from, days.to).map((span) => isWithin(at, span))
  const [dates] = spansOf('UTC', days.from, days.to).map((span) => isWithin(at, span))
  return sql`(case when ${isDate} then ${dates ?? sql`false`} else (${sql.join([sql`false`, ...spans], sql` or `)}) end)`
}

function isWithin(at: SQL, { from, to }: { from: number; to: number }): SQL {
  const after = Number.isFinite(from) ? sql`${at} >= ${new Date(from).toISOString()}::timestamptz` : sql`true`
  const before = Number.isFinite(to) ? sql`${at} < ${new Date(to).toISOString()}::timestamptz` : sql`true`
  return sql`(${after} and ${before})`
}
