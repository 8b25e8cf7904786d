import 'server-only'
import { and, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { isCounted } from './counted'
import type { DayView } from './day-view'
import type { TransactionFilter } from './filter'
import { isDateOnly } from './on-days'
import type { DaysQuery } from './query'
import { accountsOf, whereOf } from './selection'
import { transactionSums as kept, transactions } from './table'
import { type Stretch, stretchesOf } from './zone'

const at = transactions.transactedAt
const quarterMs = 900_000
const sumRow = z.object({
  day: z.string(),
  currency: z.string(),
  count: z.coerce.number(),
  void_count: z.coerce.number(),
  in: z.coerce.number(),
  out: z.coerce.number(),
})

/**
 * The days that a list of this filter has, newest first, each with what its rows come to.
 * @param reached what `accountsOf` gave for the same filter, where that was asked already
 * @throws AppError 404 for an account that is not theirs.
 */
export async function listTransactionDays(viewer: Viewer, query: DaysQuery, reached?: SQL): Promise<DayView[]> {
  const { tz = 'UTC', ...filter } = query
  const { from, to } = filter
  const sums = await (isOfAll(filter) ? keptSums : scannedSums)(viewer, filter, tz, reached)
  // Put in order by its text: by its moment, the database would sort all sums before it comes to days.
  const { rows } = await database().execute(sql`
    select to_char(day at time zone 'UTC', 'YYYY-MM-DD') as day, currency, count, void_count, money_in as in, money_out as out
    from (
      select ${dayOf(stretchesOf(tz))} as day, currency, sum(count)::bigint as count, sum(void_count)::bigint as void_count,
        sum(money_in)::bigint as money_in, sum(money_out)::bigint as money_out
      from (${sums}) as sums group by 1, 2
    ) as days
    where ${and(isDay(from) ? sql`day >= ${midnight(from)}` : undefined, isDay(to) ? sql`day <= ${midnight(to)}` : undefined) ?? sql`true`}
    order by day desc, currency`)
  return byDay(z.array(sumRow).parse(rows))
}

/** Of moments, rows are picked before they come to days. */
function isDay(end: string | undefined): end is string {
  return end !== undefined && !end.includes('T')
}

function midnight(day: string): SQL {
  return sql`${`${day} 00:00:00+00`}::timestamptz`
}

/** Whether all rows of its accounts and days are in it. */
function isOfAll({ status, direction, min, max, q, from, to }: TransactionFilter): boolean {
  const isMoment = [from, to].some((end) => end?.includes('T'))
  return [status, direction, min, max, q].every((word) => word === undefined) && !isMoment
}

async function scannedSums(viewer: Viewer, filter: TransactionFilter, tz: string, reached?: SQL): Promise<SQL> {
  return sql`select ${ownSums} from ${transactions} join ${accounts} on ${accounts.id} = ${transactions.accountId}
    where ${(await whereOf(viewer, filter, tz, reached)) ?? sql`true`}`
}

/** A row as the sum of itself. */
const ownSums = sql`${transactions.transactedAt} as at, ${isDateOnly} as date_only, ${transactions.currency} as currency, 1 as count,
  (${transactions.status} = 'void')::int as void_count,
  case when ${transactions.status} <> 'void' and ${transactions.amount} > 0 then ${transactions.amount} else 0 end as money_in,
  case when ${transactions.status} <> 'void' and ${transactions.amount} < 0 then ${transactions.amount} else 0 end as money_out`

/**
 * From the kept quarters of an hour. Rows are read only where a quarter is cut: the one in which another account took over, and
 * those of years in which the zone's clocks stood or changed at odd minutes.
 */
async function keptSums(viewer: Viewer, filter: TransactionFilter, tz: string, reached?: SQL): Promise<SQL> {
  const among = reached ?? (await accountsOf(viewer, filter)) ?? sql`true`
  const { replacedFrom } = accounts
  const cut = sql`date_bin('15 minutes', ${replacedFrom}, timestamptz '1970-01-01 00:00:00+00')`
  const even = evenFrom(stretchesOf(tz))
  const whole = and(
    even && gte(kept.at, even),
    sql`(${replacedFrom} is null or ${kept.at} < case when ${kept.dateOnly} then ${replacedFrom} else ${cut} end)`,
  )
  const inCut = and(gte(at, cut), lt(at, replacedFrom), sql`not ${isDateOnly}`, even && gte(at, even))
  return sql`
    select ${kept.at}, ${kept.dateOnly}, ${kept.currency}, ${kept.count}, ${kept.voidCount}, ${kept.moneyIn}, ${kept.moneyOut}
    from ${kept} join ${accounts} on ${accounts.id} = ${kept.accountId} where ${and(among, whole)}
    union all ${rowsOfEach(and(among, isNotNull(replacedFrom)), inCut)}
    ${even ? sql`union all ${rowsOfEach(among, and(isCounted, lt(at, even)))}` : sql``}`
}

/** Account by account, along the index of each. */
function rowsOfEach(among: SQL | undefined, which: SQL | undefined): SQL {
  return sql`select few.* from ${accounts},
    lateral (select ${ownSums} from ${transactions} where ${and(eq(transactions.accountId, accounts.id), which)} offset 0) as few
    where ${among}`
}

/** From when on clocks stand and change at full quarters only; undefined where they always did. */
function evenFrom(stretches: readonly Stretch[]): Date | undefined {
  const isOdd = ({ from, ahead }: Stretch) =>
    (Number.isFinite(from) && from % quarterMs !== 0) || ahead % quarterMs !== 0
  const last = stretches.findLastIndex(isOdd)
  const next = stretches[last + 1]
  return last === -1 || !next ? undefined : new Date(next.from)
}

/** The calendar day of a sum, as `dayFormat` has it: the midnight UTC with which a day of that name begins. Worked out for each of very many sums. */
function dayOf(stretches: readonly Stretch[]): SQL {
  const changes = stretches.slice(1).map(({ from }) => new Date(from).toISOString())
  const ahead = stretches.map((each) => `${each.ahead / 1000} seconds`)
  const told = sql`at + (${`{${ahead}}`}::interval[])[width_bucket(at, ${`{${changes}}`}::timestamptz[]) + 1]`
  return sql`date_bin('1 day', case when date_only then at else ${told} end, timestamptz '1970-01-01 00:00:00+00')`
}

function byDay(sums: readonly z.output<typeof sumRow>[]): DayView[] {
  const days: DayView[] = []
  for (const { day, currency, count, void_count, in: moneyIn, out } of sums) {
    const total = { currency, in: moneyIn, out, net: moneyIn + out }
    const last = days.at(-1)
    if (last?.day !== day) {
      days.push({ day, count, void_count, totals: [total] })
      continue
    }
    last.count += count
    last.void_count += void_count
    last.totals.push(total)
  }
  return days
}
