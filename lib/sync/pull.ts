import 'server-only'
import { and, eq } from 'drizzle-orm'
import { makeHolder } from '@/lib/account-holders/make-holder'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { readAccount } from '@/lib/accounts/reach-account'
import { storeAccount } from '@/lib/accounts/store-account'
import { type AccountRow, accounts } from '@/lib/accounts/table'
import { storeBalance } from '@/lib/balances/store-balance'
import { bankNow } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type Lease, withLease } from '@/lib/db/leases'
import type { Database } from '@/lib/db/open-database'
import { leases } from '@/lib/db/table'
import { announce } from '@/lib/live/announce'
import { storeTransactions } from '@/lib/transactions/store-transactions'
import { nextPull } from './next-pull'
import { readTransactions } from './read-transactions'

/** `busy`: somebody else is pulling this account. `overtaken`: the account was written while we read; the server job comes again. */
export type PullOutcome = 'pulled' | 'busy' | 'overtaken'

const leaseMs = 60_000
const tries = 3

/**
 * The one way into the mirror: the account's state at Stripe since our watermark, whoever asks for it. Only one at a time for
 * each account, and what was read before somebody else wrote is thrown away, not stored.
 * @throws Refusal of Stripe's; the mirror is then as it was.
 */
export async function pull(accountId: string): Promise<PullOutcome> {
  const name = `pull:${accountId}`
  const outcome = await withLease(database(), name, { ttlMs: leaseMs }, async (lease) => {
    for (let attempt = 0; attempt < tries; attempt++) {
      if (await pullOnce(accountId, name, lease)) return 'pulled' as const
    }
    return 'overtaken' as const
  })
  return outcome.taken ? outcome.result : 'busy'
}

/** Reads without a transaction, writes in one. False when the account was written in between. */
async function pullOnce(accountId: string, leaseName: string, lease: Lease): Promise<boolean> {
  const before = await findRow(database(), accountId)
  const account = await readAccount('system', accountId)
  const read = await readTransactions(account, before?.watermark ?? null, () => requireLease(lease))
  const holderId = before?.holderId ?? (await holderOf(account))
  const isStored = await database().transaction(async (db) => {
    const current = await lockRow(db, accountId)
    if (current?.version !== before?.version || !(await isOwner(db, leaseName, lease))) return false
    const schedule = nextPull(account, before?.pullAttempts ?? 0)
    const extra = { watermark: read.watermark, pulledAt: new Date(bankNow()), ...schedule }
    await storeAccount(db, account, holderId, extra)
    await storeBalance(db, account)
    await storeTransactions(db, accountId, read.rows)
    return true
  })
  if (isStored) announce({ kind: 'account', id: accountId, holderId })
  if (isStored && read.rows.length > 0) announce({ kind: 'transactions', id: accountId, holderId })
  return isStored
}

async function requireLease(lease: Lease): Promise<void> {
  if (!(await lease.renew())) throw new Error('the lease of this pull went to somebody else')
}

/** The fence: who lost the lease may have been overtaken without knowing. */
async function isOwner(db: Database, name: string, lease: Lease): Promise<boolean> {
  const found = await db
    .select({ name: leases.name })
    .from(leases)
    .where(and(eq(leases.name, name), eq(leases.fence, lease.fence)))
    .for('share')
  return found.length > 0
}

async function findRow(db: Database, id: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id)).limit(1)
  return row ?? null
}

async function lockRow(db: Database, id: string): Promise<{ version: number } | null> {
  const [row] = await db.select({ version: accounts.version }).from(accounts).where(eq(accounts.id, id)).for('update')
  return row ?? null
}

async function holderOf(account: StripeAccount): Promise<string> {
  if (!account.account_holder) throw new Error(`account ${account.id} has no holder`)
  return (await makeHolder('system', account.account_holder)).id
}
