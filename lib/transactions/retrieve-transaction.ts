import 'server-only'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { findAccount, reachAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { Refusal } from '@/lib/http/errors'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { transactions } from './table'

/**
 * The transaction as Stripe answers it now, if its account is one that this viewer may reach. Stripe is asked first, so
 * that somebody else's transaction and one that does not exist cannot be told apart.
 */
export async function retrieveTransaction(
  viewer: Viewer,
  id: string,
  parameters: { expand?: string[] | undefined },
): Promise<Stripe.FinancialConnections.Transaction> {
  requireExpandable(viewer, 'transaction', parameters.expand)
  const path = `/v1/financial_connections/transactions/${id}`
  try {
    const transaction = await callStripe(
      viewer,
      { method: 'GET', path, stripeAccount: await stripeAccountOf(id) },
      (stripe, options) => stripe.financialConnections.transactions.retrieve(id, parameters, options),
    )
    await reachAccount(viewer, transaction.account)
    return transaction
  } catch (error) {
    if (!isAboutIt(error) || (!isMissing(error) && (await isKnown(viewer, id)))) throw error
    throw noSuch('transaction', id)
  }
}

/** Under which connected account it is read, as the mirror knows it. */
async function stripeAccountOf(id: string): Promise<string | null> {
  const [row] = await database()
    .select({ stripeAccount: accounts.stripeAccount })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(eq(transactions.id, id))
    .limit(1)
  return row?.stripeAccount ?? null
}

/** Their outage and our rate say nothing of the transaction. */
function isAboutIt(error: unknown): boolean {
  return error instanceof Refusal && error.status < 500 && error.status !== 429
}

/** Stripe refuses a disconnected account's transactions with a reason: only for who holds them, or it would tell that they exist. */
async function isKnown(viewer: Viewer, id: string): Promise<boolean> {
  const rows = await database()
    .select({ account: transactions.accountId })
    .from(transactions)
    .where(eq(transactions.id, id))
  for (const { account } of rows) if (await findAccount(viewer, account)) return true
  return false
}
