import 'server-only'
import { eq, inArray, or, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import type { Database } from '@/lib/db/open-database'
import { leases } from '@/lib/db/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { webhookEvents } from '@/lib/webhooks/table'
import { idsOf, lockHolder, lockUser } from './begin-deletion'
import { bury } from './bury'
import { eraseAccounts } from './erase-accounts'
import { eraseCallsAbout } from './erase-calls'
import { eraseUser } from './erase-user'
import type { Deletion } from './table'

/** Stripe's ids of what was theirs. */
export type Erased = { accounts: string[]; holder: string[] }

/**
 * Takes out every row that is somebody's. The audit log stays, and so do deletion and tombstones: ids without a person. Part of a
 * transaction, with the row of the deletion locked.
 */
export async function erasePerson(db: Database, { id: deletionId, userId, holderId }: Deletion): Promise<Erased> {
  if (userId !== null) await lockUser(db, userId)
  const erased = holderId === null ? null : await eraseHolder(db, holderId, deletionId)
  if (userId !== null) await eraseUser(db, userId)
  return erased ?? { accounts: [], holder: [] }
}

/** With the holder locked nothing new can point to them: it waits, and then finds nobody. */
async function eraseHolder(db: Database, holderId: string, deletionId: string): Promise<Erased | null> {
  const holder = await lockHolder(db, { id: holderId })
  if (!holder) return null
  const held = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.holderId, holderId))
  const erased = { accounts: held.map(({ id }) => id), holder: idsOf(holder).map(({ id }) => id) }
  // A customer may have been made at Stripe since the deletion was asked for.
  await bury(db, { at: new Date(now()), deletionId, buried: idsOf(holder) })
  await eraseAccounts(db, erased.accounts)
  const sessions = await db
    .select({ id: sql<string>`${linkSessions.stripeId}` })
    .from(linkSessions)
    .where(eq(linkSessions.holderId, holderId))
  await eraseCallsAbout(db, [...erased.holder, ...sessions.map(({ id }) => id)])
  if (erased.holder.length > 0) await db.delete(webhookEvents).where(isOfHolder(erased.holder))
  await db.delete(consents).where(eq(consents.holderId, holderId))
  await db.delete(linkSessions).where(eq(linkSessions.holderId, holderId))
  await db.delete(leases).where(eq(leases.name, `sessions:${holderId}`))
  await db.delete(accountHolders).where(eq(accountHolders.id, holderId))
  return erased
}

function isOfHolder(ids: string[]) {
  const named = ['customer', 'account', 'customer_account'].map((key) => sql`${webhookEvents.holder} ->> ${key}`)
  return or(inArray(webhookEvents.objectId, ids), ...named.map((id) => inArray(id, ids)))
}
