import 'server-only'
import type Stripe from 'stripe'
import { reachAccount } from '@/lib/accounts/reach-account'
import type { Viewer } from '@/lib/auth/roles'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'

/** The transaction as Stripe answers it now, if its account is one that this viewer may reach. */
export async function retrieveTransaction(
  viewer: Viewer,
  id: string,
  parameters: { expand?: string[] | undefined },
): Promise<Stripe.FinancialConnections.Transaction> {
  requireExpandable(viewer, 'transaction', parameters.expand)
  const path = `/v1/financial_connections/transactions/${id}`
  try {
    const transaction = await callStripe(viewer, { method: 'GET', path }, (stripe) =>
      stripe.financialConnections.transactions.retrieve(id, parameters),
    )
    await reachAccount(viewer, transaction.account)
    return transaction
  } catch (error) {
    throw isMissing(error) ? noSuch('transaction', id) : error
  }
}
