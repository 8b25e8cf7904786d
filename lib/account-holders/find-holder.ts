import 'server-only'
import { eq, or } from 'drizzle-orm'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/open-database'
import type { StripeHolder } from './from-stripe'
import { type AccountHolder, accountHolders } from './table'

type StripeIds = Omit<StripeHolder, 'type'>

/** The holder that carries one of these ids. An id that is missing matches nobody. */
export async function findHolder(ids: StripeIds, db: Database = database()): Promise<AccountHolder | null> {
  const matches = [
    ids.customer === undefined ? null : eq(accountHolders.customer, ids.customer),
    ids.account === undefined ? null : eq(accountHolders.account, ids.account),
    ids.customer_account === undefined ? null : eq(accountHolders.customerAccount, ids.customer_account),
  ].filter((match) => match !== null)
  if (matches.length === 0) return null
  const [holder] = await db
    .select()
    .from(accountHolders)
    .where(or(...matches))
    .limit(1)
  return holder ?? null
}

/** The holder that this person is; null before their first link, and for staff. */
export async function findOwnHolder(viewer: Viewer): Promise<AccountHolder | null> {
  const [holder] = await database()
    .select()
    .from(accountHolders)
    .where(eq(accountHolders.userId, viewer.userId))
    .limit(1)
  return holder ?? null
}

/** The same holder: any id both carry is equal. */
export function isSameHolder(holder: AccountHolder, ids: StripeIds): boolean {
  return (
    isSameId(holder.customer, ids.customer) ||
    isSameId(holder.account, ids.account) ||
    isSameId(holder.customerAccount, ids.customer_account)
  )
}

/** What they name is this holder and nobody beside: one id of theirs next to somebody else's is not the same. */
export function isOnlyHolder(
  holder: AccountHolder,
  { type, ...ids }: Omit<StripeHolder, 'type'> & { type: string },
): boolean {
  const foreign = [
    [holder.customer, ids.customer],
    [holder.account, ids.account],
    [holder.customerAccount, ids.customer_account],
  ].filter(([ours, theirs]) => theirs !== undefined && theirs !== ours)
  return type === holder.type && isSameHolder(holder, ids) && foreign.length === 0
}

function isSameId(ours: string | null, theirs: string | undefined): boolean {
  return ours !== null && ours === theirs
}
