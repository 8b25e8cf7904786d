import 'server-only'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import { transactionFromStripe } from '@/lib/transactions/from-stripe'
import type { TransactionRow } from '@/lib/transactions/table'

type Query = {
  account: string
  starting_after?: string | undefined
  transacted_at?: { gte: number }
  transaction_refresh?: { after: string }
}

type Page = {
  rows: TransactionRow[]
  /** The cursor of the page after this one; undefined on the last. */
  next: string | undefined
}

const path = '/v1/financial_connections/transactions'

/** A page of what Stripe lists of an account, read under the connected account that it belongs to. */
export async function readTransactionPage(by: Actor, stripeAccount: string | null, query: Query): Promise<Page> {
  const { starting_after, ...scope } = query
  const asked = { limit: 100, ...scope, ...(starting_after !== undefined && { starting_after }) }
  const page = await callStripe(by, { method: 'GET', path, stripeAccount }, (stripe, options) =>
    stripe.financialConnections.transactions.list(asked, options),
  )
  const rows = page.data.map(transactionFromStripe)
  return { rows, next: page.has_more ? rows.at(-1)?.id : undefined }
}
