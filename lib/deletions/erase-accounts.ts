import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import type { Database } from '@/lib/db/open-database'
import { leases } from '@/lib/db/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { transactionRevisions, transactions } from '@/lib/transactions/table'
import { webhookEvents } from '@/lib/webhooks/table'
import { eraseCallsAbout } from './erase-calls'

/**
 * All that the mirror holds of these accounts, and what names them: events, calls, the list of a session's accounts. Whoever
 * pulls one at this moment has lost its lease. Set their tombstones with it. Part of a transaction.
 */
export async function eraseAccounts(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const isTheirs = [...ids]
  await db.delete(leases).where(
    inArray(
      leases.name,
      ids.map((id) => `pull:${id}`),
    ),
  )
  await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, isTheirs))
    .orderBy(accounts.id)
    .for('update')
  const theirTransactions = db
    .select({ id: transactions.id })
    .from(transactions)
    .where(inArray(transactions.accountId, isTheirs))
  await eraseCallsAbout(db, isTheirs)
  await eraseCallsAbout(db, theirTransactions)
  await db.delete(webhookEvents).where(inArray(webhookEvents.objectId, isTheirs))
  await db.delete(transactionRevisions).where(inArray(transactionRevisions.accountId, isTheirs))
  await db.delete(transactions).where(inArray(transactions.accountId, isTheirs))
  await db.delete(balanceSnapshots).where(inArray(balanceSnapshots.accountId, isTheirs))
  const list = sql`array[${sql.join(
    isTheirs.map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`
  await db
    .update(linkSessions)
    .set({ accounts: sql`${linkSessions.accounts} - ${list}` })
    .where(sql`${linkSessions.accounts} ?| ${list}`)
  await db.update(accounts).set({ replacedBy: null, replacedFrom: null }).where(inArray(accounts.replacedBy, isTheirs))
  await db.delete(accounts).where(inArray(accounts.id, isTheirs))
}
