import { asc, eq } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { stripe } from '@/lib/stripe/client'
import { transactionFromStripe } from '@/lib/transactions/from-stripe'
import { type TransactionRow, toldColumns, transactions } from '@/lib/transactions/table'

/** The mirror's transactions of one account, by id: what it has of Stripe, not when it had it. */
export function mirrorOf(account: string): Promise<TransactionRow[]> {
  return database()
    .select(toldColumns)
    .from(transactions)
    .where(eq(transactions.accountId, account))
    .orderBy(asc(transactions.id))
}

/** The same as Stripe lists them now. */
export async function truthOf(account: string): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = []
  for await (const row of stripe().financialConnections.transactions.list({ account, limit: 100 })) {
    rows.push(transactionFromStripe(row))
  }
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}
