import 'server-only'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { readAccount } from '@/lib/accounts/reach-account'
import { Refusal } from '@/lib/http/errors'
import type { Actor } from '@/lib/stripe/calls'
import type { TransactionRow } from '@/lib/transactions/table'
import { readTransactionPage } from './transaction-page'

export type Reading = {
  by: Actor
  stripeAccount: string | null
  /** Called before each page but the first; it throws when somebody else has taken over. */
  onNextPage: () => Promise<void>
  /** Takes what a long listing has brought so far, so that it is not all held at once. */
  onMany: (rows: TransactionRow[]) => Promise<void>
}

type Read = {
  /** As it was read last: a refusal is only understood by reading it again. */
  account: StripeAccount
  rows: TransactionRow[]
  watermark: string | null
  /** Stripe has nothing to list although the account says so: a wait, not a failure. */
  isAwaited: boolean
}

const many = 5000

/**
 * Every transaction that changed since the watermark, to the last page. The new watermark is the refresh that the account
 * showed before the listing began, and only if it had succeeded: the id of a pending or failed one would lose its rows for ever.
 */
export async function readTransactions(
  account: StripeAccount,
  watermark: string | null,
  reading: Reading,
): Promise<Read> {
  const refresh = account.transaction_refresh
  const isDone = refresh?.status === 'succeeded'
  const nothing = { account, rows: [], watermark, isAwaited: false }
  if (!isListable(account) || (isDone && refresh.id === watermark)) return nothing
  try {
    const rows = await listAll(account.id, watermark, reading)
    return { ...nothing, rows, watermark: isDone ? refresh.id : watermark }
  } catch (error) {
    if (!isRefused(error)) throw error
    return readAgain(error, account, watermark, reading)
  }
}

/** A watermark that Stripe refuses, for whatever reason, is given up for one full listing. */
async function readAgain(
  error: Refusal,
  before: StripeAccount,
  watermark: string | null,
  reading: Reading,
): Promise<Read> {
  const account = await readAccount(reading.by, before.id, reading.stripeAccount)
  const nothing = { account, rows: [], watermark, isAwaited: false }
  if (!isListable(account)) return nothing
  if (isNotReady(error)) return { ...nothing, isAwaited: account.transaction_refresh?.status === 'succeeded' }
  // A refresh began and ended since, and nothing could be listed while it ran.
  if (account.transaction_refresh?.id !== before.transaction_refresh?.id) return { ...nothing, isAwaited: true }
  if (watermark !== null) return readTransactions(account, null, reading)
  if (account.status !== 'active') return nothing
  throw error
}

/** Before the first refresh and while one runs there is nothing to read yet; after a disconnect, nothing any more. */
function isListable({ permissions, status, transaction_refresh: refresh }: StripeAccount): boolean {
  if (status === 'disconnected' || !permissions.includes('transactions')) return false
  return refresh !== null && refresh.status !== 'pending'
}

/** A row that moved while we read comes twice; the later reading is the truer one. */
async function listAll(account: string, after: string | null, reading: Reading): Promise<TransactionRow[]> {
  const rows = new Map<string, TransactionRow>()
  const since = after === null ? {} : { transaction_refresh: { after } }
  let cursor: string | undefined
  for (;;) {
    if (cursor !== undefined) await reading.onNextPage()
    const query = { account, ...since, starting_after: cursor }
    const page = await readTransactionPage(reading.by, reading.stripeAccount, query)
    for (const row of page.rows) rows.set(row.id, row)
    if (page.next === undefined) return [...rows.values()]
    if (rows.size >= many) {
      await reading.onMany([...rows.values()])
      rows.clear()
    }
    cursor = page.next
  }
}

/** Refusals that say nothing of what was asked, only of the moment. */
const passing: readonly number[] = [408, 409, 424, 425, 429]

function isRefused(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status >= 400 && error.status < 500 && !passing.includes(error.status)
}

function isNotReady(error: Refusal): boolean {
  return error.code === 'financial_connections_no_successful_transaction_refresh'
}
