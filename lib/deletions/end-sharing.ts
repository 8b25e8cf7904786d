import 'server-only'
import { asc, eq, lte } from 'drizzle-orm'
import { readAccount } from '@/lib/accounts/reach-account'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { Refusal } from '@/lib/http/errors'
import { describeError, log } from '@/lib/http/log'
import { callStripe } from '@/lib/stripe/calls'
import { comeAgainMs, isMissing } from '@/lib/stripe/errors'
import { bury } from './bury'
import { type Tombstone, tombstones } from './table'

const leaseMs = 60_000
const perRound = 20
const firstPauseMs = 2000
const longestPauseMs = 3_600_000

/** Ends at Stripe what is still shared of what was erased here. One instance at a time; what fails is tried ever less often. */
export async function endSharing(stopping?: AbortSignal): Promise<void> {
  if ((await dueTombstones()).length === 0) return
  await withLease(database(), 'end-sharing', { ttlMs: leaseMs }, async (lease) => {
    for (const due of await dueTombstones()) {
      if (stopping?.aborted || !(await lease.renew())) return
      await endOne(due)
    }
  })
}

function dueTombstones(): Promise<Tombstone[]> {
  return database()
    .select()
    .from(tombstones)
    .where(lte(tombstones.endDueAt, new Date(now())))
    .orderBy(asc(tombstones.endDueAt))
    .limit(perRound)
}

async function endOne(due: Tombstone): Promise<void> {
  try {
    if (due.holderParameter === null) await disconnect(due)
    else await endUnseen(due, due.holderParameter)
  } catch (error) {
    log().warn({ event: 'sharing_not_ended', id: due.id, error: describeError(error) })
    const pauseMs = comeAgainMs(error, Math.random) ?? Math.min(firstPauseMs * 2 ** due.endAttempts, longestPauseMs)
    const later = { endDueAt: new Date(now() + pauseMs), endAttempts: Math.min(due.endAttempts + 1, 20) }
    await database().update(tombstones).set(later).where(eq(tombstones.id, due.id))
  }
}

async function disconnect({ id, stripeAccount, deletionId }: Tombstone): Promise<void> {
  const path = `/v1/financial_connections/accounts/${id}/disconnect`
  try {
    await callStripe('system', { method: 'POST', path, stripeAccount }, (stripe, options) =>
      stripe.financialConnections.accounts.disconnect(id, {}, options),
    )
  } catch (error) {
    if (!(await hasEnded(id, stripeAccount, error))) throw error
  }
  await database().transaction(async (db) => {
    await db.update(tombstones).set({ endDueAt: null }).where(eq(tombstones.id, id))
    await record(db, { actor: 'system', action: 'account.disconnect', subject: id, detail: { deletion: deletionId } })
  })
}

/** Whether a refusal means that there is nothing left to disconnect. */
async function hasEnded(id: string, stripeAccount: string | null, refusal: unknown): Promise<boolean> {
  if (isMissing(refusal)) return true
  if (!(refusal instanceof Refusal) || refusal.status >= 500 || refusal.status === 429) return false
  return (await readAccount('system', id, stripeAccount)).status === 'disconnected'
}

/** Accounts of the holder that never came into the mirror: they are shared all the same. */
async function endUnseen(due: Tombstone, parameter: HolderParameter): Promise<void> {
  try {
    await buryAll(due, parameter)
  } catch (error) {
    // Who is no longer there shares nothing.
    if (!isMissing(error)) throw error
  }
  await database().update(tombstones).set({ endDueAt: null }).where(eq(tombstones.id, due.id))
}

async function buryAll({ id, stripeAccount, deletionId }: Tombstone, parameter: HolderParameter): Promise<void> {
  const path = '/v1/financial_connections/accounts'
  const ofHolder = { account_holder: { [parameter]: id }, limit: 100 }
  let after: string | undefined
  do {
    const query = { ...ofHolder, ...(after !== undefined && { starting_after: after }) }
    const page = await callStripe('system', { method: 'GET', path, stripeAccount }, (stripe, options) =>
      stripe.financialConnections.accounts.list(query, options),
    )
    const buried = page.data.map((each) => ({ id: each.id, stripeAccount, toEnd: each.status !== 'disconnected' }))
    await bury(database(), { at: new Date(now()), deletionId, buried })
    after = page.has_more ? page.data.at(-1)?.id : undefined
  } while (after !== undefined)
}

type HolderParameter = NonNullable<Tombstone['holderParameter']>
