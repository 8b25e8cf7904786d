import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { bankNow } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type TransactionRow, toldColumns, transactions } from '@/lib/transactions/table'
import { readTransactionPage } from './transaction-page'

/** Older ones Stripe need not have any more. */
const windowSeconds = 180 * 86_400
/** The newest ten thousand: more than people do in half a year, and a bound on what one account may cost. */
const mostPages = 100

/**
 * Whether a transaction that Stripe lists is not here or not the same. What is here and not listed is no difference. An account
 * that is not level with Stripe anyway is not judged: a pull is on its way.
 */
export async function differsFromStripe(account: string): Promise<boolean> {
  const [row] = await database().select().from(accounts).where(eq(accounts.id, account)).limit(1)
  if (!row || row.status === 'disconnected' || !row.permissions.includes('transactions')) return false
  const refresh = row.transactionRefresh
  if (refresh?.status !== 'succeeded' || refresh.id !== row.watermark) return false
  const transacted_at = { gte: Math.floor(bankNow() / 1000) - windowSeconds }
  let starting_after: string | undefined
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await readTransactionPage('sweep', row.stripeAccount, { account, transacted_at, starting_after })
    if (await differ(account, page.rows)) return true
    if (page.next === undefined) return false
    starting_after = page.next
  }
  return false
}

async function differ(account: string, listed: readonly TransactionRow[]): Promise<boolean> {
  const ids = listed.map(({ id }) => id)
  const ours = await database()
    .select(toldColumns)
    .from(transactions)
    .where(and(eq(transactions.accountId, account), inArray(transactions.id, ids)))
  const known = new Map(ours.map((row) => [row.id, row]))
  return listed.some((row) => !isDeepStrictEqual(known.get(row.id), row))
}
