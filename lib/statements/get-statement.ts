import 'server-only'
import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { lineagesOf } from '@/lib/accounts/lineages'
import { findAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { balanceSnapshots } from '@/lib/balances/table'
import { bankNow } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { dayFormat, dayOfMoment } from '@/lib/format/day'
import { noSuch } from '@/lib/stripe/errors'
import { transactions } from '@/lib/transactions/table'
import { spansOf } from '@/lib/transactions/zone'
import { bookedAt, isOf, isOnDays } from './booked'
import { checkOf } from './check'
import { figureAt } from './figures'
import { dayAfter } from './period'
import type { CurrencyStatement, Period, Statement, StatementRow } from './statement-view'

/** More than anybody prints. */
const mostRows = 2000

/** What moved on an account in some days of a zone, and its balance before and after. @throws AppError 404 if it is not there or not theirs. */
export async function getStatement(viewer: Viewer, id: string, period: Period, zone: string): Promise<Statement> {
  const account = await findAccount(viewer, id)
  if (!account) throw noSuch('account', id)
  const lineage = (await lineagesOf([id])).get(id) ?? []
  const since = await firstDay(lineage, account.linkedAt, zone)
  const asked = { lineage, period, zone, since }
  const rows = await listRows(asked, isPosted, bookedAt)
  const others = await listRows(asked, ne(transactions.status, 'posted'), sql`${transactions.transactedAt}`)
  const sums = await sumsOf(asked)
  const currencies = [...new Set([...sums.keys(), ...(await currenciesSaid(lineage))])].sort()
  const counted = [...sums.values()].reduce((all, { count }) => all + count, 0)
  return {
    ...period,
    time_zone: zone,
    is_running: period.to >= dayOfMoment(bankNow(), zone),
    currencies: await Promise.all(
      currencies.map((currency) => ofCurrency(currency, sums.get(currency) ?? none, asked)),
    ),
    rows,
    unlisted: counted - rows.length,
    pending: others.filter(({ status }) => status !== 'void'),
    voided: others.filter(({ status }) => status === 'void'),
    since,
  }
}

type Sums = Pick<CurrencyStatement, 'in' | 'out' | 'count'>
const none: Sums = { in: 0, out: 0, count: 0 }

const isPosted = eq(transactions.status, 'posted')

type Asked = { lineage: string[]; period: Period; zone: string; since: string }

async function ofCurrency(currency: string, sums: Sums, asked: Asked): Promise<CurrencyStatement> {
  const { period, zone } = asked
  const opening = await figureAt({ day: period.from, zone, at: startOf(period.from, zone) }, { ...asked, currency })
  const end = dayAfter(period.to)
  const closing = await figureAt({ day: end, zone, at: startOf(end, zone) }, { ...asked, currency })
  return { currency, opening, closing, ...sums, check: checkOf(opening, closing, sums.in + sums.out) }
}

function startOf(day: string, zone: string): Date {
  return new Date(spansOf(zone, day, day)[0]?.from ?? Date.parse(day))
}

async function listRows({ lineage, period, zone }: Asked, is: SQL | undefined, at: SQL): Promise<StatementRow[]> {
  const { id, transactedAt, description, amount, currency, status } = transactions
  const rows = await database()
    .select({ id, at: at.mapWith(transactedAt), transactedAt, description, amount, currency, status })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(isOf(lineage), is, isOnDays(at, zone, period)))
    .orderBy(asc(at), asc(id))
    .limit(mostRows)
  return rows.map(({ at: listedAt, transactedAt: made, ...row }) => ({
    ...row,
    at: listedAt.toISOString(),
    transacted_at: made.toISOString(),
  }))
}

async function sumsOf({ lineage, period, zone }: Asked): Promise<Map<string, Sums>> {
  const { amount, currency } = transactions
  const rows = await database()
    .select({
      currency,
      in: sql`coalesce(sum(${amount}) filter (where ${amount} > 0), 0)::bigint`.mapWith(Number),
      out: sql`coalesce(sum(${amount}) filter (where ${amount} < 0), 0)::bigint`.mapWith(Number),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(isOf(lineage), isPosted, isOnDays(bookedAt, zone, period)))
    .groupBy(currency)
  return new Map(rows.map(({ currency: name, ...sums }) => [name, sums]))
}

async function currenciesSaid(lineage: string[]): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ currency: balanceSnapshots.currency })
    .from(balanceSnapshots)
    .where(inArray(balanceSnapshots.accountId, lineage))
  return rows.map(({ currency }) => currency)
}

/** Of the oldest row, or of the link where that came first: before it, what happened is not known. */
async function firstDay(lineage: string[], linkedAt: Date, zone: string): Promise<string> {
  const [oldest] = await database()
    .select({ at: sql`min(${bookedAt})`.mapWith(transactions.transactedAt) })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(isOf(lineage), isPosted))
  const dayOf = dayFormat(zone)
  const linked = dayOf(linkedAt.toISOString())
  const first = oldest?.at ? dayOf(oldest.at.toISOString()) : linked
  return first < linked ? first : linked
}
