import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { bankNow } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { type TransactionRow, transactionRevisions, transactions } from './table'

/** Few enough that the parameters of one statement stay below Postgres's limit. */
const rowsPerStatement = 500

/** Stores what Stripe listed of one account, and what it changed since the last time. Part of a transaction. */
export async function storeTransactions(
  db: Database,
  accountId: string,
  rows: readonly TransactionRow[],
): Promise<void> {
  const own = rows.filter((row) => row.accountId === accountId)
  for (let start = 0; start < own.length; start += rowsPerStatement) {
    await storeChunk(db, accountId, own.slice(start, start + rowsPerStatement))
  }
}

async function storeChunk(db: Database, accountId: string, rows: TransactionRow[]): Promise<void> {
  const ids = rows.map((row) => row.id)
  const found = await db
    .select()
    .from(transactions)
    .where(and(eq(transactions.accountId, accountId), inArray(transactions.id, ids)))
  const known = new Map(found.map((row) => [row.id, row]))
  const revisions = rows.flatMap((row) => revisionsOf(known.get(row.id), row))
  if (revisions.length > 0) await db.insert(transactionRevisions).values(revisions)
  await upsert(db, rows)
}

async function upsert(db: Database, rows: TransactionRow[]): Promise<void> {
  const firstSeenAt = new Date(bankNow())
  await db
    .insert(transactions)
    .values(rows.map((row) => ({ ...row, firstSeenAt, firstSeenRefresh: row.transactionRefresh })))
    .onConflictDoUpdate({
      target: [transactions.accountId, transactions.id],
      set: {
        amount: sql`excluded.amount`,
        currency: sql`excluded.currency`,
        description: sql`excluded.description`,
        status: sql`excluded.status`,
        transactedAt: sql`excluded.transacted_at`,
        postedAt: sql`excluded.posted_at`,
        voidAt: sql`excluded.void_at`,
        transactionRefresh: sql`excluded.transaction_refresh`,
        updated: sql`excluded.updated`,
      },
    })
}

/** What a person would notice. */
const told = ['status', 'amount', 'description', 'transacted_at'] as const
type Told = Record<(typeof told)[number], string>

function revisionsOf(before: TransactionRow | undefined, after: TransactionRow) {
  if (!before) return []
  const [was, is] = [toldOf(before), toldOf(after)]
  const { accountId, id: transactionId, transactionRefresh, updated: changedAt } = after
  return told
    .filter((field) => was[field] !== is[field])
    .map((field) => ({
      accountId,
      transactionId,
      field,
      before: was[field],
      after: is[field],
      transactionRefresh,
      changedAt,
    }))
}

function toldOf({ status, amount, description, transactedAt }: TransactionRow): Told {
  return { status, amount: String(amount), description, transacted_at: transactedAt.toISOString() }
}
