import 'server-only'
import { eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { consents } from '@/lib/consents/table'
import { type Database, database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError } from '@/lib/http/errors'
import { linkSessions } from '@/lib/link-sessions/table'
import { announce } from '@/lib/live/announce'
import { type AccountHolder, accountHolders } from './table'

export const holderPath = z.object({ holder: z.uuid() })
export const tieBody = z.strictObject({ user: z.string().min(1).max(255) })

/**
 * Gives a holder that only staff knew to the person who signs in as this user: from now on they see its accounts. Staff name both
 * by their ids; an e-mail address that both have proves nothing.
 * @throws AppError that names `holder` or `user`, whichever cannot be tied
 */
export async function tieHolder(viewer: Viewer, holderId: string, userId: string): Promise<void> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const tied = await database().transaction(async (db) => {
    await requireCustomer(db, userId)
    const held = await requireUntied(db, holderId)
    await giveUpEmpty(db, userId)
    await db.update(accountHolders).set({ userId }).where(eq(accountHolders.id, holderId))
    await record(db, { actor: viewer, action: 'holder.tie', subject: userId, holderId })
    return held
  })
  for (const id of tied) announce({ kind: 'account', id, holderId })
}

/** The lock makes two who tie the same person wait for one another. */
async function requireCustomer(db: Database, userId: string): Promise<void> {
  const [user] = await db
    .select({ role: users.role, suspendedAt: users.suspendedAt, isGuest: users.isGuest })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (!user) throw new AppError('resource_missing', 'There is no user with this id.', { param: 'user' })
  if (user.role !== 'customer') {
    throw new AppError('parameter_invalid', 'Staff hold no bank accounts: name a customer.', { param: 'user' })
  }
  if (user.suspendedAt !== null || user.isGuest) {
    throw new AppError('parameter_invalid', 'This user can no longer sign in.', { param: 'user' })
  }
}

/** Gives the ids of its accounts. */
async function requireUntied(db: Database, holderId: string): Promise<string[]> {
  const holder = await lockHolder(db, eq(accountHolders.id, holderId))
  if (!holder) throw new AppError('resource_missing', 'There is no account holder with this id.', { param: 'holder' })
  await requireNotErased(holderIds(holder), db)
  if (holder.userId !== null) {
    throw new AppError('already_exists', 'Somebody signs in as this account holder already.', { param: 'holder' })
  }
  return accountsOfCustomer(db, holder)
}

/** The ids of its accounts. Sessions are opened for the platform's own customers only. */
export async function accountsOfCustomer(db: Database, { id, customer }: AccountHolder): Promise<string[]> {
  const held = await db
    .select({ id: accounts.id, stripeAccount: accounts.stripeAccount })
    .from(accounts)
    .where(eq(accounts.holderId, id))
  if (customer === null || held.some(({ stripeAccount }) => stripeAccount !== null)) {
    const message = 'Only a customer of your own Stripe account can be somebody here, none of a connected account.'
    throw new AppError('parameter_invalid', message, { param: 'holder' })
  }
  return held.map(({ id }) => id)
}

/**
 * What was made at a first visit to the link page, and led to nothing, makes room. Made here where it is missing, so that
 * whoever visits at this very moment waits for our commit.
 */
async function giveUpEmpty(db: Database, userId: string): Promise<void> {
  await db
    .insert(accountHolders)
    .values({ userId, type: 'customer' })
    .onConflictDoNothing({ target: accountHolders.userId })
  const own = await lockHolder(db, eq(accountHolders.userId, userId))
  if (!own || !(await isEmpty(db, own))) {
    throw new AppError(
      'already_exists',
      'This user is an account holder of their own already: one person signs in as one.',
      { param: 'user' },
    )
  }
  await db.delete(accountHolders).where(eq(accountHolders.id, own.id))
}

async function isEmpty(db: Database, { id, customer, account, customerAccount }: AccountHolder): Promise<boolean> {
  if (customer !== null || account !== null || customerAccount !== null) return false
  for (const table of [accounts, linkSessions, consents]) {
    if ((await db.$count(table, eq(table.holderId, id))) > 0) return false
  }
  return true
}

export async function lockHolder(db: Database, which: SQL): Promise<AccountHolder | null> {
  const [holder] = await db.select().from(accountHolders).where(which).for('update')
  return holder ?? null
}
