import 'server-only'
import { sql } from 'drizzle-orm'
import { type Deed, record } from '@/lib/audit/record'
import { confirmedAt, storeBalance } from '@/lib/balances/store-balance'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { announce } from '@/lib/live/announce'
import { dateOf } from '@/lib/stripe/fields'
import type { StripeAccount } from './from-stripe'
import { sealRaw } from './raw'
import { stopped, stoppedFromTheStart } from './stopped'
import { type AccountRow, accounts } from './table'

/** Long enough for a refresh to have begun, short enough that nobody waits for it. */
const firstPullMs = 500

/**
 * Stores what a call that changed an account answered, with who did what. The answer may arrive after that of a later call, so
 * the server job is told to pull: only a pull decides. Not part of a transaction: open pages are told at once.
 * @param deed left out where the audit log says it otherwise
 */
export async function storeAnswer(
  db: Database,
  account: StripeAccount,
  holderId: string,
  deed?: Pick<Deed, 'actor' | 'action' | 'detail'>,
): Promise<AccountRow> {
  const soon = { pullDueAt: new Date(now() + firstPullMs), pullAttempts: 0 }
  const row = await db.transaction(async (transaction) => {
    const stored = await storeAccount(transaction, account, holderId, soon)
    if (deed) await record(transaction, { ...deed, subject: stored.id, holderId: stored.holderId })
    return stored
  })
  announce({ kind: 'account', id: row.id, holderId: row.holderId })
  return row
}

type Extra = Partial<Pick<AccountRow, 'watermark' | 'pulledAt' | 'pullDueAt' | 'pullAttempts' | 'stripeAccount'>>

/** The account and what its bank says it holds. An account never changes hands: the holder is only written the first time. Part of a transaction. @throws ErasedError */
export async function storeAccount(
  db: Database,
  account: StripeAccount,
  holderId: string,
  extra: Extra,
): Promise<AccountRow> {
  const disconnectedAt = account.status === 'disconnected' ? new Date(now()) : null
  const columns = { ...columnsOf(account), ...extra }
  const [row] = await db
    .insert(accounts)
    .values({ id: account.id, holderId, disconnectedAt, stoppedAt: stoppedFromTheStart(account), ...columns })
    .onConflictDoUpdate({
      target: accounts.id,
      set: {
        ...columns,
        balance: sql`coalesce(excluded.balance, ${accounts.balance})`,
        balanceConfirmedAt: sql`greatest(excluded.balance_confirmed_at, ${accounts.balanceConfirmedAt})`,
        disconnectedAt: disconnectedAt && sql`coalesce(${accounts.disconnectedAt}, excluded.disconnected_at)`,
        stoppedAt: stopped(account),
        version: sql`${accounts.version} + 1`,
      },
    })
    .returning()
  if (!row) throw new Error('an upsert gave no row')
  await storeBalance(db, account, row.balanceConfirmedAt)
  await requireNotErased([account.id, ...holderIds(account.account_holder)], db)
  return row
}

function columnsOf(account: StripeAccount) {
  return {
    status: account.status,
    institutionName: account.institution_name,
    displayName: account.display_name,
    last4: account.last4,
    category: account.category,
    subcategory: account.subcategory,
    permissions: account.permissions,
    subscriptions: account.subscriptions,
    balance: account.balance,
    balanceConfirmedAt: confirmedAt(account),
    balanceRefresh: account.balance_refresh,
    ownershipRefresh: account.ownership_refresh,
    transactionRefresh: account.transaction_refresh,
    accountNumbers: account.account_numbers,
    statusDetails: account.status_details,
    ownership: account.ownership,
    raw: sealRaw(account.id, account.raw),
    linkedAt: dateOf(account.created),
  }
}
