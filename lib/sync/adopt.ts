import 'server-only'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type Lease, withLease } from '@/lib/db/leases'
import { ErasedError } from '@/lib/deletions/erased'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/http/log'
import { callStripe } from '@/lib/stripe/calls'
import { comeAgainMs } from '@/lib/stripe/errors'
import { pull } from './pull'
import { platform } from './read-events'
import { eventFeeds } from './table'

const leaseMs = 60_000
const pageSize = 100
const path = '/v1/financial_connections/accounts'
/** Over more than an hour. What Stripe never lets us read must not have us list everything for ever. */
const mostRounds = 15

/** Of this process: another one, or the same after a restart, may as well try again. */
let rounds = 0

type Tally = { adopted: number; left: string[] }

/**
 * Brings in every account that the business already had at Stripe before this database knew of it, newest first; its holder is
 * made with it. What the mirror holds is passed over, so whoever was stopped goes on where they were, and what failed is tried in
 * the next round, for an hour. Then, or once all are here, nothing is asked any more. One instance at a time, and behind all
 * other calls.
 */
export async function adopt(stopping?: AbortSignal): Promise<void> {
  // In the simulator there is nothing that we did not link ourselves.
  if (env().stripe === null || (await isDone())) return
  await withLease(database(), 'adopt', { ttlMs: leaseMs }, async (lease) => {
    const tally: Tally = { adopted: 0, left: [] }
    const isWhole = await adoptAll(tally, lease, stopping)
    if (isWhole) await settle(tally)
    log().info({ event: 'accounts_adopted', adopted: tally.adopted, left: tally.left.length, isWhole })
  })
}

/** False when it ended before the last page. */
async function adoptAll(tally: Tally, lease: Lease, stopping: AbortSignal | undefined): Promise<boolean> {
  let after: string | undefined
  do {
    const page = await readPage(after)
    for (const id of await unread(page.ids)) {
      if (stopping?.aborted || !(await lease.renew()) || !(await adoptOne(id, tally))) return false
    }
    after = page.next
  } while (after !== undefined && !stopping?.aborted && (await lease.renew()))
  return after === undefined
}

/** False when nothing more is to be asked of Stripe now. */
async function adoptOne(id: string, tally: Tally): Promise<boolean> {
  try {
    if ((await pull(id, { by: 'sweep' })) === 'pulled') tally.adopted += 1
    else tally.left.push(id)
    return true
  } catch (error) {
    if (error instanceof ErasedError) return true
    tally.left.push(id)
    log().warn({ event: 'account_not_adopted', account: id, error: describeError(error) })
    return comeAgainMs(error, () => 0) === null
  }
}

/** After a round over all pages. */
async function settle({ left }: Tally): Promise<void> {
  rounds += 1
  if (left.length > 0 && rounds < mostRounds) return
  if (left.length > 0) log().error({ event: 'accounts_given_up', accounts: left.slice(0, 100), count: left.length })
  rounds = 0
  await finish()
}

/** Without a holder an account belongs to nobody whom we could show it to. */
async function readPage(after: string | undefined): Promise<{ ids: string[]; next: string | undefined }> {
  const query = { limit: pageSize, ...(after !== undefined && { starting_after: after }) }
  const page = await callStripe('sweep', { method: 'GET', path }, (stripe, options) =>
    stripe.financialConnections.accounts.list(query, options),
  )
  const ids = page.data.flatMap(({ id, account_holder: holder }) => (holder ? [id] : []))
  return { ids, next: page.has_more ? page.data.at(-1)?.id : undefined }
}

async function unread(ids: string[]): Promise<string[]> {
  const rows = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(inArray(accounts.id, ids), isNotNull(accounts.pulledAt)))
  const read = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !read.has(id))
}

async function isDone(): Promise<boolean> {
  const [row] = await database().select().from(eventFeeds).where(eq(eventFeeds.stripeAccount, platform)).limit(1)
  return row !== undefined && row.adoptedAt !== null
}

async function finish(): Promise<void> {
  const adoptedAt = new Date(now())
  await database()
    .insert(eventFeeds)
    .values({ stripeAccount: platform, adoptedAt })
    .onConflictDoUpdate({
      target: eventFeeds.stripeAccount,
      set: { adoptedAt },
      setWhere: isNull(eventFeeds.adoptedAt),
    })
}
