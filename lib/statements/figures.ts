import 'server-only'
import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { database } from '@/lib/db/client'
import { transactions } from '@/lib/transactions/table'
import { bookedAt, isOf, isOnDays } from './booked'
import { dayBefore } from './period'
import type { Figure } from './statement-view'

/** The moment between two days of a zone. */
type Edge = {
  /** The day that begins with it. */
  day: string
  zone: string
  at: Date
}

type Asked = { lineage: string[]; currency: string; since: string }

/** The balance at an edge, from the last one that the bank said before it, or else from the first one after it. */
export async function figureAt(edge: Edge, { lineage, currency, since }: Asked): Promise<Figure> {
  const isTheirs = and(inArray(balanceSnapshots.accountId, lineage), eq(balanceSnapshots.currency, currency))
  const { asOf, current } = balanceSnapshots
  const snapshots = database().select({ asOf, current }).from(balanceSnapshots)
  const [before] = await snapshots
    .where(and(isTheirs, lt(asOf, edge.at)))
    .orderBy(desc(asOf))
    .limit(1)
  const side = before ? 'before' : 'after'
  const [after] = before ? [] : await nextAfter(edge.at, isTheirs)
  const said = before ?? after
  if (!said) return { kind: 'no-balance' }
  if (side === 'after' && edge.day < since) return { kind: 'before-history', since }
  const between = await rowsBetween(said.asOf, edge, { lineage, currency })
  return {
    kind: 'known',
    amount: said.current + between.net,
    said: said.current,
    as_of: said.asOf.toISOString(),
    rows: between.count,
    side,
  }
}

function nextAfter(at: Date, isTheirs: SQL | undefined) {
  const { asOf, current } = balanceSnapshots
  return database()
    .select({ asOf, current })
    .from(balanceSnapshots)
    .where(and(isTheirs, gte(asOf, at)))
    .orderBy(asc(asOf))
    .limit(1)
}

/**
 * What leads from a balance to an edge: rows of the days before it that the balance does not hold yet, less those of later days that
 * it holds already. A date may be on either side of a moment of its own day, so both are asked, wherever the balance stands.
 */
async function rowsBetween(
  asOf: Date,
  { day, zone }: Edge,
  { lineage, currency }: Pick<Asked, 'lineage' | 'currency'>,
): Promise<{ net: number; count: number }> {
  const isBefore = isOnDays(bookedAt, zone, { to: dayBefore(day) })
  const isHeld = sql`${bookedAt} <= ${asOf.toISOString()}::timestamptz`
  const [found] = await database()
    .select({
      net: sql`coalesce(sum(case when ${isBefore} then ${transactions.amount} else -${transactions.amount} end), 0)::bigint`.mapWith(
        Number,
      ),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(
      and(
        isOf(lineage),
        eq(transactions.currency, currency),
        eq(transactions.status, 'posted'),
        sql`${isBefore} <> (${isHeld})`,
      ),
    )
  return found ?? { net: 0, count: 0 }
}
