import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { transactions } from '@/lib/transactions/table'
import type { AccountView } from './account-view'

/** What is pending on each of these accounts, by currency. */
export async function pendingSums(accountIds: string[]): Promise<Map<string, AccountView['pending']>> {
  const sums = new Map<string, AccountView['pending']>()
  if (accountIds.length === 0) return sums
  const rows = await database()
    .select({
      account: transactions.accountId,
      currency: transactions.currency,
      amount: sql`sum(${transactions.amount})`.mapWith(Number),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(transactions)
    .where(and(inArray(transactions.accountId, accountIds), eq(transactions.status, 'pending')))
    .groupBy(transactions.accountId, transactions.currency)
    .orderBy(transactions.currency)
  for (const { account, ...sum } of rows) sums.set(account, [...(sums.get(account) ?? []), sum])
  return sums
}
