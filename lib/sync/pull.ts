import 'server-only'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { makeHolder } from '@/lib/account-holders/make-holder'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { moveBoundaries } from '@/lib/accounts/move-boundaries'
import { readAccount } from '@/lib/accounts/reach-account'
import { storeAccount } from '@/lib/accounts/store-account'
import { type AccountRow, accounts } from '@/lib/accounts/table'
import { considerPlace, reconsiderLater } from '@/lib/accounts/take-place'
import { bankNow, now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type Lease, withLease } from '@/lib/db/leases'
import type { Database } from '@/lib/db/open-database'
import { leases } from '@/lib/db/table'
import { requireNotErased } from '@/lib/deletions/erased'
import { announce } from '@/lib/live/announce'
import type { Actor } from '@/lib/stripe/calls'
import { storeTransactions } from '@/lib/transactions/store-transactions'
import type { TransactionRow } from '@/lib/transactions/table'
import { nextPull, retryAfter } from './next-pull'
import { readTransactions } from './read-transactions'

/** `busy`: somebody else is pulling this account. `overtaken`: the account was written while we read; the server job comes again. */
export type PullOutcome = 'pulled' | 'busy' | 'overtaken'

type Options = {
  /** On whose behalf, which is how urgent it is. */
  by?: Actor
  /** The connected account to read it under, where the mirror does not know it yet. */
  stripeAccount?: string | null
  /** As the mirror has it, where that was just read. */
  known?: AccountRow | null
  /** `beginning` gives up the watermark, for what is wrong before it: everything is listed. */
  since?: 'watermark' | 'beginning'
}

const leaseMs = 60_000
const tries = 3

/**
 * The one way into the mirror: the account's state at Stripe since our watermark, whoever asks for it. Only one at a time for
 * each account. What was read of the account's state before somebody else wrote it is thrown away, not stored.
 * @throws ErasedError for what is not to come back; Refusal of Stripe's, and of a known account the watermark and the state are then as they were.
 */
export async function pull(accountId: string, options: Options = {}): Promise<PullOutcome> {
  const { by = 'system', stripeAccount, known, since = 'watermark' } = options
  let before = known ?? (await findAccount(accountId))
  if (!before) await requireNotErased([accountId])
  const name = `pull:${accountId}`
  const outcome = await withLease(database(), name, { ttlMs: leaseMs }, async (lease) => {
    const work: Work = { by, name, lease }
    if (since === 'beginning') before = await writeAs(work, (db) => giveUpWatermark(db, accountId))
    for (let attempt = 0; attempt < tries; attempt++) {
      before ??= await begin(accountId, stripeAccount ?? null, work)
      if (await pullOnce(before, work)) return 'pulled' as const
      before = await findAccount(accountId)
    }
    return 'overtaken' as const
  })
  return outcome.taken ? outcome.result : 'busy'
}

async function giveUpWatermark(db: Database, id: string): Promise<AccountRow | null> {
  const [row] = await db.update(accounts).set({ watermark: null }).where(eq(accounts.id, id)).returning()
  return row ?? null
}

type Work = { by: Actor; name: string; lease: Lease }

/** Gives an account that the mirror has not seen its row, so that what a long listing brings has where to go. */
async function begin(id: string, stripeAccount: string | null, work: Work): Promise<AccountRow> {
  const account = await readAccount(work.by, id, stripeAccount)
  const holderId = await holderOf(account, stripeAccount, work.by)
  const extra = { stripeAccount, pullDueAt: new Date(now()) }
  return writeAs(work, async (db) => (await lockRow(db, id)) ?? (await storeAccount(db, account, holderId, extra)))
}

/** Reads without a transaction, writes in one. False when the account was written in between: then only its rows are kept. */
async function pullOnce(before: AccountRow, work: Work): Promise<boolean> {
  const { id, stripeAccount, watermark } = before
  const { account, rows, ...read } = await readTransactions(await readAccount(work.by, id, stripeAccount), watermark, {
    by: work.by,
    stripeAccount,
    onNextPage: () => requireLease(work.lease),
    onMany: async (many) => {
      await writeAs(work, (db) => keepRows(db, id, many))
    },
  })
  const stored = await writeAs(work, async (db) => {
    const current = await keepRows(db, id, rows)
    if (!current) return null
    if (current.version !== before.version) {
      const moved = read.watermark === watermark ? current.watermark : read.watermark
      await db.update(accounts).set({ watermark: moved }).where(eq(accounts.id, id))
      return null
    }
    const schedule = read.isAwaited ? retryAfter(before.pullAttempts) : nextPull(account, before.pullAttempts)
    const extra = { watermark: read.watermark, pulledAt: new Date(bankNow()), ...schedule }
    const row = await storeAccount(db, account, before.holderId, extra)
    await considerPlace(db, row)
    return row
  })
  if (stored) await reconsiderLater(stored, before.replacement === null)
  // In this order pages ask: new rows are what they wait for.
  if (rows.length > 0) announce({ kind: 'transactions', id, holderId: before.holderId })
  if (stored) announce({ kind: 'account', id, holderId: before.holderId })
  // Statements on the embedded database follow each other without a pause: the hints go out before those that nobody waits for.
  await othersTurn()
  return stored !== null
}

/** Null for an account that was deleted meanwhile. */
async function keepRows(db: Database, id: string, rows: readonly TransactionRow[]): Promise<AccountRow | null> {
  const account = await lockRow(db, id)
  if (!account || rows.length === 0) return account
  await storeTransactions(db, id, rows)
  await moveBoundaries(db, account)
  return account
}

/** The fence: who lost the lease may have been overtaken without knowing, and writes nothing more. */
function writeAs<T>({ name, lease }: Work, write: (db: Database) => Promise<T>): Promise<T> {
  return database().transaction(async (db) => {
    const ours = and(eq(leases.name, name), eq(leases.fence, lease.fence))
    const found = await db.select({ name: leases.name }).from(leases).where(ours).for('share')
    if (found.length === 0) throw new LostLeaseError()
    return write(db)
  })
}

async function requireLease(lease: Lease): Promise<void> {
  if (!(await lease.renew())) throw new LostLeaseError()
}

class LostLeaseError extends Error {
  constructor() {
    super('the lease of this pull went to somebody else')
  }
}

export async function findAccount(id: string): Promise<AccountRow | null> {
  const [row] = await database().select().from(accounts).where(eq(accounts.id, id)).limit(1)
  return row ?? null
}

async function lockRow(db: Database, id: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id)).for('update')
  return row ?? null
}

async function holderOf(account: StripeAccount, stripeAccount: string | null, by: Actor): Promise<string> {
  if (!account.account_holder) throw new Error(`account ${account.id} has no holder`)
  return (await makeHolder(by, account.account_holder, stripeAccount)).id
}
