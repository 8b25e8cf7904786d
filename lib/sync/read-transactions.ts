import 'server-only'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { readAccount } from '@/lib/accounts/reach-account'
import { Refusal } from '@/lib/http/errors'
import { callStripe } from '@/lib/stripe/calls'
import { transactionFromStripe } from '@/lib/transactions/from-stripe'
import type { TransactionRow } from '@/lib/transactions/table'

type Read = { rows: TransactionRow[]; watermark: string | null }

const pageSize = 100

/**
 * Every transaction that changed since the watermark, to the last page. The new watermark is the refresh that `account`
 * showed before the listing began, and only if it had succeeded: the id of a pending or failed one would lose its rows for ever.
 * @param onPage called before each page; it throws when somebody else has taken over.
 */
export async function readTransactions(
  account: StripeAccount,
  watermark: string | null,
  onPage: () => Promise<void>,
): Promise<Read> {
  const refresh = account.transaction_refresh
  const isDone = refresh?.status === 'succeeded'
  if (!isListable(account) || (isDone && refresh.id === watermark)) return { rows: [], watermark }
  const rows = await listSince(account.id, watermark, onPage)
  if (rows === null) return { rows: [], watermark }
  return { rows, watermark: isDone ? refresh.id : watermark }
}

/** Before the first refresh and while one runs there is nothing to read yet; after a disconnect, nothing any more. */
function isListable({ permissions, status, transaction_refresh: refresh }: StripeAccount): boolean {
  if (status === 'disconnected' || !permissions.includes('transactions')) return false
  return refresh !== null && refresh.status !== 'pending'
}

/** Null when Stripe has nothing to list. A watermark that Stripe refuses is given up for one full listing. */
async function listSince(
  account: string,
  after: string | null,
  onPage: () => Promise<void>,
): Promise<TransactionRow[] | null> {
  try {
    return await listAll(account, after, onPage)
  } catch (error) {
    if (!isRefused(error)) throw error
    if (error.code === 'financial_connections_no_successful_transaction_refresh') return null
    if (!isListable(await readAccount('system', account))) return null
    if (after === null) throw error
    return listAll(account, null, onPage)
  }
}

async function listAll(account: string, after: string | null, onPage: () => Promise<void>): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = []
  const since = after === null ? {} : { transaction_refresh: { after } }
  const path = '/v1/financial_connections/transactions'
  let cursor: { starting_after?: string } = {}
  for (;;) {
    await onPage()
    const query = { account, limit: pageSize, ...since, ...cursor }
    const page = await callStripe('system', { method: 'GET', path }, (stripe, options) =>
      stripe.financialConnections.transactions.list(query, options),
    )
    rows.push(...page.data.map(transactionFromStripe))
    const last = page.data.at(-1)
    if (!page.has_more || !last) return rows
    cursor = { starting_after: last.id }
  }
}

/** Our own parameters were wrong, or the state is; a limit on the rate is neither. */
function isRefused(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429
}
