import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { isCounted } from '@/lib/transactions/counted'
import { transactions } from '@/lib/transactions/table'
import type { AccountView } from './account-view'
import { lineagesOf } from './lineages'
import { accounts } from './table'

type Sums = AccountView['pending']

/** What is pending on each of these accounts, by currency: of its own rows and of those that are its history. */
export async function pendingSums(accountIds: string[]): Promise<Map<string, Sums>> {
  if (accountIds.length === 0) return new Map()
  const lineages = await lineagesOf(accountIds)
  const sums = await sumsOf([...new Set([...lineages.values()].flat())])
  return new Map([...lineages].map(([id, members]) => [id, together(members.flatMap((each) => sums.get(each) ?? []))]))
}

async function sumsOf(accountIds: string[]): Promise<Map<string, Sums>> {
  const rows = await database()
    .select({
      account: transactions.accountId,
      currency: transactions.currency,
      amount: sql`sum(${transactions.amount})`.mapWith(Number),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(inArray(transactions.accountId, accountIds), eq(transactions.status, 'pending'), isCounted))
    .groupBy(transactions.accountId, transactions.currency)
  const sums = new Map<string, Sums>()
  for (const { account, ...sum } of rows) sums.set(account, [...(sums.get(account) ?? []), sum])
  return sums
}

function together(sums: Sums): Sums {
  const byCurrency = new Map<string, Sums[number]>()
  for (const { currency, amount, count } of sums) {
    const before = byCurrency.get(currency) ?? { amount: 0, count: 0 }
    byCurrency.set(currency, { currency, amount: before.amount + amount, count: before.count + count })
  }
  return [...byCurrency.values()].sort((a, b) => a.currency.localeCompare(b.currency))
}
