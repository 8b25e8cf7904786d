import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { transactions } from '@/lib/transactions/table'
import { type AccountRow, accounts } from './table'

type Successor = Pick<AccountRow, 'id' | 'holderId' | 'replacedFrom'>

/**
 * Says anew up to when the rows of those before this account count: up to its earliest row, or its own successor's, whichever
 * comes first. To be called in the transaction that changed its rows or its place. Accounts are locked from the newest to the oldest.
 */
export async function moveBoundaries(db: Database, successor: Successor): Promise<void> {
  const { id, holderId } = successor
  const isBefore = and(eq(accounts.holderId, holderId), eq(accounts.replacedBy, id))
  const [any] = await db.select({ id: accounts.id }).from(accounts).where(isBefore).limit(1)
  if (!any) return
  const replacedFrom = earlier(await earliestRow(db, id), successor.replacedFrom)
  const moved = await db.update(accounts).set({ replacedFrom }).where(isBefore).returning()
  for (const predecessor of moved) await moveBoundaries(db, predecessor)
}

async function earliestRow(db: Database, accountId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: transactions.transactedAt })
    .from(transactions)
    .where(eq(transactions.accountId, accountId))
    .orderBy(asc(transactions.transactedAt), asc(transactions.id))
    .limit(1)
  return row?.at ?? null
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
