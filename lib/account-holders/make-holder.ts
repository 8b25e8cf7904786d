import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { type Database, database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError } from '@/lib/http/errors'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import { isMissing } from '@/lib/stripe/errors'
import { findHolder, findOwnHolder } from './find-holder'
import type { StripeHolder } from './from-stripe'
import { type AccountHolder, accountHolders } from './table'

/** The holder that this customer is, made if there is none yet. */
export async function makeOwnHolder(viewer: Viewer): Promise<AccountHolder> {
  const row = { userId: viewer.userId, type: 'customer', name: viewer.name, email: viewer.email }
  await database().transaction(async (db) => {
    await requireThere(db, viewer)
    const [made] = await db
      .insert(accountHolders)
      .values(row)
      .onConflictDoNothing({ target: accountHolders.userId })
      .returning({ id: accountHolders.id })
    if (!made) return
    await record(db, { actor: viewer, action: 'holder.tie', subject: viewer.userId, holderId: made.id })
  })
  return required(await findOwnHolder(viewer))
}

/** Who asked to be deleted a moment ago is not, and who asks in a moment waits for us. */
async function requireThere(db: Database, { userId }: Viewer): Promise<void> {
  const isThere = and(eq(users.id, userId), isNull(users.suspendedAt))
  const found = await db.select({ id: users.id }).from(users).where(isThere).for('share')
  if (found.length === 0) throw new AppError('not_signed_in', 'You are signed out.')
}

/** The Stripe customer of a customer's holder, made at Stripe on first use. Two who ask at once get the same one. */
export async function stripeCustomerOf(viewer: Viewer, holder: AccountHolder): Promise<string> {
  if (holder.customer) return holder.customer
  const intent = holder.customerIntent
  const customer = await callStripe(viewer, { method: 'POST', path: '/v1/customers', intent }, (stripe, options) =>
    stripe.customers.create(
      { name: holder.name ?? undefined, email: holder.email ?? undefined, metadata: { tidewater_holder: holder.id } },
      options,
    ),
  )
  await database()
    .update(accountHolders)
    .set({ customer: customer.id })
    .where(
      and(eq(accountHolders.id, holder.id), isNull(accountHolders.customer), eq(accountHolders.customerIntent, intent)),
    )
  return required(await findOwnHolder(viewer)).customer ?? customer.id
}

/** Whether the holder's customer is gone at Stripe; if so it is forgotten here, and the next use makes another. */
export async function forgetDeletedCustomer(viewer: Viewer, holder: AccountHolder, customer: string): Promise<boolean> {
  const found = await findCustomer(viewer, customer)
  if (found && !found.deleted) return false
  await database()
    .update(accountHolders)
    .set({ customer: null, customerIntent: randomUUID() })
    .where(and(eq(accountHolders.id, holder.id), eq(accountHolders.customer, customer)))
  return true
}

/**
 * The holder Stripe names, made here if it was never seen. @throws ErasedError for one who asked to be forgotten.
 * @param stripeAccount the connected account whose customer it is; left out, the platform's own.
 */
export async function makeHolder(
  actor: Actor,
  stripeHolder: StripeHolder,
  stripeAccount: string | null = null,
): Promise<AccountHolder> {
  await requireNotErased(holderIds(stripeHolder))
  const known = await findHolder(stripeHolder)
  if (known) return known
  const { type, customer = null, account = null, customer_account: customerAccount = null } = stripeHolder
  const person = customer === null ? {} : await personOf(actor, customer, stripeAccount)
  await database().transaction(async (db) => {
    await db
      .insert(accountHolders)
      .values({ type, customer, account, customerAccount, ...person })
      .onConflictDoNothing()
    await requireNotErased(holderIds(stripeHolder), db)
  })
  return required(await findHolder(stripeHolder))
}

async function findCustomer(actor: Actor, customer: string, stripeAccount: string | null = null) {
  const path = `/v1/customers/${customer}`
  return callStripe(actor, { method: 'GET', path, stripeAccount }, (stripe, options) =>
    stripe.customers.retrieve(customer, {}, options),
  ).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
}

/** What support finds a holder by that nobody signed up for. */
async function personOf(
  actor: Actor,
  customer: string,
  stripeAccount: string | null,
): Promise<{ name?: string | null; email?: string | null }> {
  const found = await findCustomer(actor, customer, stripeAccount)
  if (!found || found.deleted) return {}
  return { name: found.name ?? null, email: found.email }
}

function required(holder: AccountHolder | null): AccountHolder {
  if (!holder) throw new AppError('internal', 'The account holder is gone.')
  return holder
}
