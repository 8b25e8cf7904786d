import 'server-only'
import { and, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { lineagesOf } from '@/lib/accounts/lineages'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { noSuch } from '@/lib/stripe/errors'
import { isCounted, isNoDouble } from './counted'
import type { TransactionFilter } from './filter'
import { isOnDays } from './on-days'
import { isMeantBy, type Reading } from './search'
import { transactions } from './table'

/** Which accounts' rows, and which of them: two conditions on transactions joined with their accounts. */
export type Selection = { among: SQL | undefined; rows: SQL | undefined }

/** All that a filter means for this viewer, as one condition. @throws AppError 404 for an account that is not theirs. */
export async function whereOf(
  viewer: Viewer,
  filter: TransactionFilter,
  tz = 'UTC',
  reached?: SQL,
): Promise<SQL | undefined> {
  const { among, rows } = await selectionOf(viewer, filter, tz, { reached })
  return and(among, rows)
}

type How = { isFoundBy?: Reading; reached?: SQL | undefined }

/**
 * @param how `reached` is what `accountsOf` gave for the same filter, where that was asked already
 * @throws AppError 404 for an account that is not theirs.
 */
export async function selectionOf(
  viewer: Viewer,
  filter: TransactionFilter,
  tz = 'UTC',
  { isFoundBy = isMeantBy, reached }: How = {},
): Promise<Selection> {
  const among = reached ?? (await accountsOf(viewer, filter))
  const isFound = filter.q === undefined ? undefined : await isFoundBy(filter.q, among)
  return { among, rows: and(isCounted, ...conditionsOf(filter), isOnDays(filter, tz), isFound) }
}

/** Whose rows a filter means. @throws AppError 404 for an account that is not theirs. */
export async function accountsOf(viewer: Viewer, { account }: TransactionFilter): Promise<SQL | undefined> {
  return and(
    reachableBy(viewer),
    account && inArray(accounts.id, await historyOf(viewer, account)),
    // Who asks for one account sees its rows; among several, what may be there twice is left out.
    account?.length === 1 ? undefined : isNoDouble,
  )
}

/** The history of an account is that of those whose place it took as well. */
async function historyOf(viewer: Viewer, ids: string[]): Promise<string[]> {
  const lineages = await lineagesOf(ids, reachableBy(viewer))
  for (const id of ids) if (!lineages.has(id)) throw noSuch('account', id)
  return [...new Set([...lineages.values()].flat())]
}

/** On the transaction's account. */
export function reachableBy(viewer: Viewer): SQL | undefined {
  if (isStaff(viewer)) return undefined
  return viewer.holderId === null ? sql`false` : eq(accounts.holderId, viewer.holderId)
}

function conditionsOf({ status, direction, min, max }: TransactionFilter): (SQL | undefined)[] {
  const size = sql`abs(${transactions.amount})`
  return [
    status && inArray(transactions.status, status),
    direction && (direction === 'in' ? gt : lt)(transactions.amount, 0),
    min === undefined ? undefined : gte(size, min),
    max === undefined ? undefined : lte(size, max),
  ]
}
