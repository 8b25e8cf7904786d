import 'server-only'
import type Stripe from 'stripe'
import { z } from 'zod'
import { reachAccount } from '@/lib/accounts/reach-account'
import type { Viewer } from '@/lib/auth/roles'
import { callStripe } from '@/lib/stripe/calls'
import { noSuch } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { requireOwnCursors } from '@/lib/stripe/own-cursors'
import { listParameters, queryInteger, stripeId } from '@/lib/stripe/parameters'
import { retrieveTransaction } from './retrieve-transaction'

const moment = queryInteger.optional()

export const transactionListQuery = z.strictObject({
  ...listParameters,
  account: z.string(),
  transacted_at: z
    .union([queryInteger, z.strictObject({ gt: moment, gte: moment, lt: moment, lte: moment })])
    .optional(),
  transaction_refresh: z.strictObject({ after: z.string() }).optional(),
})
export type TransactionListQuery = z.output<typeof transactionListQuery>

type TransactionList = Stripe.ApiList<Stripe.FinancialConnections.Transaction>

/** Stripe's list of one account's transactions. */
export async function listStripeTransactions(viewer: Viewer, query: TransactionListQuery): Promise<TransactionList> {
  requireExpandable(viewer, 'transactions', query.expand)
  if (!stripeId.safeParse(query.account).success) throw noSuch('account', query.account)
  const { stripeAccount } = await reachAccount(viewer, query.account)
  await requireOwnCursors(viewer, query, 'transaction', (id) => retrieveTransaction(viewer, id, {}))
  const path = '/v1/financial_connections/transactions'
  return callStripe(viewer, { method: 'GET', path, stripeAccount }, (stripe, options) =>
    stripe.financialConnections.transactions.list(query, options),
  )
}
