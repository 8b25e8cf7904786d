// (shared) What our own routes say of a transaction.
import { z } from 'zod'

export const transactionView = z.object({
  id: z.string(),
  account: z.string(),
  /** Integer minor units; negative is money out. */
  amount: z.number().int(),
  currency: z.string(),
  description: z.string(),
  /** pending, posted, void */
  status: z.string(),
  /** Exactly midnight UTC means a date without a time: that day in every zone. */
  transacted_at: z.iso.datetime(),
  posted_at: z.iso.datetime().nullable(),
  void_at: z.iso.datetime().nullable(),
  transaction_refresh: z.string(),
  updated: z.iso.datetime(),
})
export type TransactionView = z.infer<typeof transactionView>
