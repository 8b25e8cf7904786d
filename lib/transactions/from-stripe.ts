import 'server-only'
import { z } from 'zod'
import { dateOf, orNull, unixSeconds } from '@/lib/stripe/fields'
import type { TransactionRow } from './table'

const fields = z.object({
  id: z.string(),
  account: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  description: z.string(),
  status: z.string(),
  status_transitions: z.object({ posted_at: orNull(unixSeconds), void_at: orNull(unixSeconds) }),
  transacted_at: unixSeconds,
  transaction_refresh: z.string(),
  updated: unixSeconds,
})

/** The mirror's row of a transaction as Stripe gave it. */
export function transactionFromStripe(object: unknown): TransactionRow {
  const { account, status_transitions: moved, ...transaction } = fields.parse(object)
  const { id, amount, currency, description, status, transaction_refresh: transactionRefresh } = transaction
  return {
    accountId: account,
    id,
    amount,
    currency,
    description,
    status,
    transactionRefresh,
    transactedAt: dateOf(transaction.transacted_at),
    postedAt: moved.posted_at === null ? null : dateOf(moved.posted_at),
    voidAt: moved.void_at === null ? null : dateOf(moved.void_at),
    updated: dateOf(transaction.updated),
  }
}
