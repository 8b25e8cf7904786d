import 'server-only'
import { eq, isNull, lte, or, sql } from 'drizzle-orm'
import { endRefreshes } from '@/lib/accounts/end-refreshes'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { describeError, log } from '@/lib/http/log'
import { comeAgainMs, isMissing } from '@/lib/stripe/errors'
import { differsFromStripe } from './differs-from-stripe'
import { type PullOutcome, pull } from './pull'

const leaseMs = 60_000
const accountsPerRound = 5
const restMs = 3_600_000

/**
 * Looks after the accounts that were looked after longest ago, one by one and each by its id: that a list does not hold one means
 * nothing. Whatever is wrong here, and however it came to be, is read anew. One instance at a time.
 */
export async function sweep(stopping?: AbortSignal): Promise<void> {
  await withLease(database(), 'sweep', { ttlMs: leaseMs }, async (lease) => {
    for (const id of await longestUnswept()) {
      if (stopping?.aborted || !(await lease.renew()) || !(await sweepOne(id))) return
    }
  })
}

async function longestUnswept(): Promise<string[]> {
  const rows = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .where(or(isNull(accounts.sweptAt), lte(accounts.sweptAt, new Date(now() - restMs))))
    .orderBy(sql`${accounts.sweptAt} asc nulls first`)
    .limit(accountsPerRound)
  return rows.map(({ id }) => id)
}

/**
 * One that fails goes to the end of the line all the same; one that is wrong and that somebody else is reading stays in front.
 * False when nothing more is to be asked of Stripe now.
 */
async function sweepOne(id: string): Promise<boolean> {
  try {
    if ((await repair(id)) === 'busy') return true
  } catch (error) {
    if (comeAgainMs(error, () => 0) !== null) return false
    if (isMissing(error)) await endRefreshes(id)
    else log().warn({ event: 'account_not_swept', account: id, error: describeError(error) })
  }
  await database()
    .update(accounts)
    .set({ sweptAt: new Date(now()) })
    .where(eq(accounts.id, id))
  return true
}

/** What has changed since the watermark comes with a pull; what is wrong before it, with one that has no watermark to begin at. */
async function repair(id: string): Promise<PullOutcome> {
  if ((await pull(id, { by: 'sweep' })) !== 'pulled' || !(await differsFromStripe(id))) return 'pulled'
  log().warn({ event: 'account_repaired', account: id })
  return pull(id, { by: 'sweep', since: 'beginning' })
}
