import 'server-only'
import { and, eq, isNull, or } from 'drizzle-orm'
import type { AccountHolder } from '@/lib/account-holders/table'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import { deleteSessionsOf } from '@/lib/auth/end-sessions'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { type Buried, bury } from './bury'
import { deletions } from './table'

/** A person who signs in, a holder that only staff know, or both in one. */
type Target = { userId: string | null; holder: AccountHolder | null }

type Begun = { id: string; endedSessions: string[] }

/**
 * From its commit on nobody signs in as this person, and nothing new is stored of them; the job does the rest. Asked twice, it is
 * the same deletion. Part of a transaction.
 */
export async function beginDeletion(
  db: Database,
  viewer: Viewer,
  { userId, holder }: Target,
  detail: { reason: string; case?: string | null },
): Promise<Begun> {
  const holderId = holder?.id ?? null
  const [known] = await db
    .select()
    .from(deletions)
    .where(and(isNull(deletions.erasedAt), isOf(userId, holderId)))
  if (known) return { id: known.id, endedSessions: [] }
  const at = new Date(now())
  const [made] = await db.insert(deletions).values({ userId, holderId, requestedAt: at }).returning()
  if (!made) throw new Error('an insert gave no row')
  if (holder) {
    const held = await accountsOf(db, holder)
    const stripeAccount = held.find((each) => each.stripeAccount !== null)?.stripeAccount ?? null
    const named = idsOf(holder).map((each) => ({ ...each, stripeAccount }))
    await bury(db, { at, deletionId: made.id, buried: [...named, ...held] })
  }
  const endedSessions = userId === null ? [] : await keepOut(db, userId)
  await record(db, { actor: viewer, action: 'deletion.request', subject: userId ?? holderId, holderId, detail })
  return { id: made.id, endedSessions }
}

function isOf(userId: string | null, holderId: string | null) {
  return or(
    userId === null ? undefined : eq(deletions.userId, userId),
    holderId === null ? undefined : eq(deletions.holderId, holderId),
  )
}

/** What is already disconnected has nothing to end. */
async function accountsOf(db: Database, { id }: AccountHolder): Promise<Buried[]> {
  const rows = await db.select().from(accounts).where(eq(accounts.holderId, id))
  return rows.map((row) => ({ id: row.id, stripeAccount: row.stripeAccount, toEnd: row.status !== 'disconnected' }))
}

/** Stripe may know accounts of a holder that never came here: it is asked for them. */
export function idsOf({ customer, account, customerAccount }: AccountHolder): Buried[] {
  const ids = { customer, account, customer_account: customerAccount }
  return (['customer', 'account', 'customer_account'] as const).flatMap((holderParameter) => {
    const id = ids[holderParameter]
    return id === null ? [] : [{ id, holderParameter, toEnd: true }]
  })
}

async function keepOut(db: Database, userId: string): Promise<string[]> {
  await db
    .update(users)
    .set({ suspendedAt: new Date(now()) })
    .where(eq(users.id, userId))
  return deleteSessionsOf(db, userId)
}

/** The user before the holder, everywhere: two who take them in different orders would wait for each other for good. */
export async function lockUser(db: Database, userId: string): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
}

/** Locked, so that an account that is being stored at this moment is either seen or refused. */
export async function lockHolder(
  db: Database,
  which: { id: string } | { userId: string },
): Promise<AccountHolder | null> {
  const isIt = 'id' in which ? eq(accountHolders.id, which.id) : eq(accountHolders.userId, which.userId)
  const [holder] = await db.select().from(accountHolders).where(isIt).for('update')
  return holder ?? null
}
