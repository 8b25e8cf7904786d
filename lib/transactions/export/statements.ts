import 'server-only'
import { and, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { database } from '@/lib/db/client'
import type { TransactionFilter } from '../filter'
import type { Selection } from '../selection'
import { transactions } from '../table'
import type { ExportedAccount } from './exported'
import { type OfxStatement, ofxKindOf } from './ofx'
import { readRows } from './read-rows'

export type Chosen = ExportedAccount & { replaced_by: string | null }

/** One statement for each account and currency that has rows; what an account was before it was linked again is its own history. */
export async function statementsOf(
  chosen: readonly Chosen[],
  selection: Selection,
  filter: TransactionFilter,
): Promise<OfxStatement[]> {
  const parts = await partsOf(selection)
  const byId = new Map(chosen.map((account) => [account.id, account]))
  const statements: OfxStatement[] = []
  for (const account of chosen.toSorted(banksFirst)) {
    const lineage = chosen.filter((each) => headOf(each, byId).id === account.id).map(({ id }) => id)
    const own = parts.filter(({ accountId }) => lineage.includes(accountId))
    for (const currency of new Set(own.map((part) => part.currency))) {
      const same = own.filter((part) => part.currency === currency)
      const rowsWhere = (...status: Parameters<typeof and>) =>
        readRows(lineage, and(selection.rows, eq(transactions.currency, currency), ...status))
      statements.push({
        account,
        currency,
        from: filter.from?.slice(0, 10) ?? same.map(({ first }) => first).reduce((a, b) => (a < b ? a : b)),
        to: filter.to?.slice(0, 10) ?? same.map(({ last }) => last).reduce((a, b) => (a > b ? a : b)),
        posted: rowsWhere(eq(transactions.status, 'posted')),
        pending: rowsWhere(notInArray(transactions.status, ['posted', 'void'])),
        balance: await lastBalance(lineage, currency),
      })
    }
  }
  return statements
}

function banksFirst(one: Chosen, other: Chosen): number {
  return ofxKindOf(one).localeCompare(ofxKindOf(other))
}

/** The account that goes on where this one was replaced, if its rows are asked for as well. */
function headOf(account: Chosen, byId: Map<string, Chosen>): Chosen {
  const next = account.replaced_by === null ? undefined : byId.get(account.replaced_by)
  return next ? headOf(next, byId) : account
}

/** In which currencies each account has rows, and from when to when. */
async function partsOf({ among, rows }: Selection) {
  const { accountId, currency, transactedAt } = transactions
  const at = (time: ReturnType<typeof sql>) => sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD')`
  return database()
    .select({ accountId, currency, first: at(sql`min(${transactedAt})`), last: at(sql`max(${transactedAt})`) })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(and(among, rows, ne(transactions.status, 'void')))
    .groupBy(accountId, currency)
    .orderBy(accountId, currency)
}

async function lastBalance(lineage: string[], currency: string): Promise<OfxStatement['balance']> {
  const { current, available, asOf } = balanceSnapshots
  const [said] = await database()
    .select({ current, available, asOf })
    .from(balanceSnapshots)
    .where(and(inArray(balanceSnapshots.accountId, lineage), eq(balanceSnapshots.currency, currency)))
    .orderBy(desc(asOf))
    .limit(1)
  return said ? { current: said.current, available: said.available, as_of: said.asOf.toISOString() } : null
}
