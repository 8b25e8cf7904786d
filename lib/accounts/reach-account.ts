import 'server-only'
import { and, eq } from 'drizzle-orm'
import { findOwnHolder, isSameHolder } from '@/lib/account-holders/find-holder'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { findErased } from '@/lib/deletions/erased'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { accountFromStripe, type StripeAccount } from './from-stripe'
import { type AccountRow, accounts } from './table'

/** `holderId` is null for an account that the mirror has not seen. */
export type Reached = Pick<StripeAccount, 'id' | 'ownership'> & {
  holderId: string | null
  stripeAccount: string | null
}

/** The account in the mirror, if it is there and this viewer may reach it. */
export async function findAccount(viewer: Viewer, id: string): Promise<AccountRow | null> {
  const isReachable = isStaff(viewer) ? undefined : holds(viewer)
  if (isReachable === null) return null
  const [row] = await database()
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), isReachable))
    .limit(1)
  return row ?? null
}

/**
 * The account if this viewer may reach it, from the mirror or else from Stripe. Somebody else's account takes the same way
 * and gets the same answer as one that does not exist. Writes nothing.
 */
export async function reachAccount(viewer: Viewer, id: string): Promise<Reached> {
  const known = await findAccount(viewer, id)
  if (known) return known
  if ((await findErased([id])).size > 0) throw noSuch('account', id)
  const account = await readAccount(viewer, id, null)
  if (!(await isTheirs(viewer, account))) throw noSuch('account', id)
  return { id, ownership: account.ownership, holderId: null, stripeAccount: null }
}

/**
 * The account as Stripe has it now, unexpanded.
 * @param stripeAccount the connected account it is read under; null for the platform's own.
 */
export async function readAccount(actor: Actor, id: string, stripeAccount: string | null): Promise<StripeAccount> {
  const path = `/v1/financial_connections/accounts/${id}`
  try {
    return accountFromStripe(
      await callStripe(actor, { method: 'GET', path, stripeAccount }, (stripe, options) =>
        stripe.financialConnections.accounts.retrieve(id, {}, options),
      ),
    )
  } catch (error) {
    throw isMissing(error) ? noSuch('account', id) : error
  }
}

async function isTheirs(viewer: Viewer, account: StripeAccount): Promise<boolean> {
  if (isStaff(viewer)) return true
  const own = await findOwnHolder(viewer)
  return own !== null && account.account_holder !== null && isSameHolder(own, account.account_holder)
}

function holds(viewer: Viewer) {
  return viewer.holderId === null ? null : eq(accounts.holderId, viewer.holderId)
}
