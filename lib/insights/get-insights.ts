import 'server-only'
import { z } from 'zod'
import type { AccountRow } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { bankNow } from '@/lib/clock'
import { dayOfMoment } from '@/lib/format/day'
import { listTransactionDays } from '@/lib/transactions/list-transaction-days'
import { filterParameters } from '@/lib/transactions/query'
import { readAsked } from './asked-rows'
import { biggestOf, lastDays } from './biggest'
import { addDays, addMonths, monthOf } from './calendar'
import { groupBy } from './grouped'
import { insightAccounts } from './insight-accounts'
import type { InsightRow } from './insight-row'
import type { InsightAccount, InsightsView } from './insights-view'
import { monthsOf } from './months'
import { findRecurring, type Recurring } from './recurring'
import { rhythms } from './rhythm'
import { seenDays } from './seen-until'
import { sumUpcoming, upcomingOf } from './upcoming'

export const biggestDays = ['30', '90', '365'] as const

export const insightsQuery = z.strictObject({
  account: z.string().optional(),
  tz: filterParameters.tz,
  /** Of how many days the biggest movements are. */
  days: z.enum(biggestDays).optional(),
  /** Whether biggest and upcoming count what moved between one's own accounts; months tell both. */
  transfers: z.enum(['counted', 'left_out']).optional(),
})
export type InsightsQuery = z.output<typeof insightsQuery>

const daysAhead = 30

/** So that the next of something yearly is named as well. */
const nextWithin = 400

/** So that something yearly has its three payments, and this month and the one it began in are in it. */
const monthsBack = 25

/** What a person's transactions tell, from the mirror. @throws AppError 404 for an account that is not theirs. */
export async function getInsights(viewer: Viewer, query: InsightsQuery = {}): Promise<InsightsView> {
  const { account, tz = 'UTC', days: biggest = '90', transfers: counting = 'counted' } = query
  const accounts = await insightAccounts(viewer, account)
  const today = dayOfMoment(bankNow(), tz)
  const from = `${addMonths(monthOf(today), -monthsBack)}-01`
  const { rows, isWhole, transfers } = await readAsked(viewer, { account, from, tz }, accounts)

  const moved = new Set(transfers.flatMap(({ out, in: into }) => [out.id, into.id]))
  const isTransfer = ({ id }: InsightRow) => moved.has(id)
  const shown = counting === 'counted' ? rows : rows.filter((row) => !isTransfer(row))
  const seen = seenDays(accounts, rows, tz)
  const seenUntil = (id: string) => seen.get(id) ?? today
  const recurring = findRecurring(rows, seenUntil).map((each) => ({ ...each, is_transfer: isMostly(each, isTransfer) }))
  const expected = recurring.filter(({ is_transfer }) => counting === 'counted' || !is_transfer)
  const until = addDays(today, daysAhead)
  const items = upcomingOf(expected, seenUntil, { today, until })
  const period = lastDays(Number(biggest), today)
  const days = await listTransactionDays(viewer, { from, tz, ...(account !== undefined && { account: [account] }) })

  return {
    time_zone: tz,
    today,
    read: { from, since: rows.at(-1)?.day ?? null, rows: rows.length, is_whole: isWhole },
    accounts: accounts.filter(({ replacedBy }) => replacedBy === null).map((each) => accountView(each, seen)),
    currencies: currenciesOf(rows),
    months: monthsOf(days, rows.filter(isTransfer), today),
    transfers,
    biggest: { ...period, rows: biggestOf(shown, period) },
    recurring: recurring.map((each) => ({
      ...each,
      rhythm: { ...each.rhythm, ...rhythms[each.rhythm.name] },
      next: upcomingOf([each], seenUntil, { today, until: addDays(today, nextWithin) })[0] ?? null,
    })),
    upcoming: {
      from: today,
      to: until,
      sums: sumUpcoming(items),
      items: items.map(({ recurring: of, ...item }) => ({ ...item, recurring: of.key })),
    },
  }
}

function currenciesOf(rows: readonly InsightRow[]): string[] {
  const byCurrency = [...groupBy(rows, ({ currency }) => currency)]
  return byCurrency.toSorted(([, a], [, b]) => b.length - a.length).map(([currency]) => currency)
}

function isMostly({ rows }: Recurring, isTransfer: (row: InsightRow) => boolean): boolean {
  return rows.filter(isTransfer).length * 2 >= rows.length
}

function accountView(row: AccountRow, seen: ReadonlyMap<string, string>): InsightAccount {
  const { id, institutionName: institution_name, displayName: display_name, nickname, last4, status } = row
  const { category, subcategory } = row
  const seen_until = seen.get(id) ?? null
  return { id, institution_name, display_name, nickname, category, subcategory, last4, status, seen_until }
}
