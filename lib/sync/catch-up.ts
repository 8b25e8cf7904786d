import 'server-only'
import { eq, isNotNull, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { bankNow, now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { type Lease, withLease } from '@/lib/db/leases'
import { describeError, log } from '@/lib/http/log'
import { comeAgainMs } from '@/lib/stripe/errors'
import { isTold } from '@/lib/webhooks/is-told'
import { keepEvents } from '@/lib/webhooks/keep-event'
import { pullAllSoon } from './pull-all-soon'
import { platform, readEventPage } from './read-events'
import { eventFeeds } from './table'

const leaseMs = 60_000
/** Events do not appear in the order of their time. */
const overlapMs = 600_000
const dayMs = 86_400_000
/** Stripe keeps them for thirty days; what is about to go may be gone before its page is read. */
const keptMs = 29 * dayMs

/** Where nothing is ever delivered, this is all we hear. */
export function catchUpEveryMs(): number {
  return isTold() ? 300_000 : 60_000
}

/**
 * Keeps every event that happened since the last time and was not delivered, of the platform and of each connected account that
 * we serve. Where events are lost for good, all accounts are pulled, and those looked for that nobody told us of. One
 * instance at a time.
 */
export async function catchUp(stopping?: AbortSignal): Promise<void> {
  await withLease(database(), 'catch-up', { ttlMs: leaseMs }, async (lease) => {
    for (const feed of await servedFeeds()) {
      if (stopping?.aborted || !(await readFeed(feed, lease, stopping))) return
    }
  })
}

async function servedFeeds(): Promise<string[]> {
  const collected = await database()
    .selectDistinct({ id: accounts.stripeAccount })
    .from(accounts)
    .where(isNotNull(accounts.stripeAccount))
  const holding = await database()
    .select({ id: accountHolders.account })
    .from(accountHolders)
    .where(isNotNull(accountHolders.account))
  const known = await database().select({ id: eventFeeds.stripeAccount }).from(eventFeeds)
  const connected = [...collected, ...holding, ...known].flatMap(({ id }) => (id === null ? [] : [id]))
  return [...new Set([platform, ...connected])]
}

/** One feed that cannot be read keeps no other from its turn. False when nothing more is to be asked of Stripe now. */
async function readFeed(feed: string, lease: Lease, stopping: AbortSignal | undefined): Promise<boolean> {
  try {
    await readOn(feed, lease, stopping)
    return true
  } catch (error) {
    log().warn({ event: 'feed_not_read', feed, error: describeError(error) })
    return comeAgainMs(error, () => 0) === null
  }
}

async function readOn(feed: string, lease: Lease, stopping: AbortSignal | undefined): Promise<void> {
  const begun = bankNow()
  const seen = await seenUntilOf(feed)
  const isGap = seen === null || seen - overlapMs < begun - keptMs
  // Our clock and Stripe's may disagree, but not by a day.
  const from = new Date(isGap ? begun - dayMs : seen - overlapMs)
  if (isGap) await pullAllSoon(feed, from)
  if (isGap && seen !== null) await adoptAnew(feed)
  let newest = begun - dayMs
  let after: string | undefined
  do {
    const page = await readEventPage(feed, from, after)
    await keepEvents(page.envelopes, 'catch_up')
    for (const { created } of page.envelopes) newest = Math.max(newest, created.getTime())
    after = page.next
    if (stopping?.aborted || !(await lease.renew())) return
  } while (after !== undefined)
  await advance(feed, new Date(newest))
}

async function seenUntilOf(feed: string): Promise<number | null> {
  await database().insert(eventFeeds).values({ stripeAccount: feed }).onConflictDoNothing()
  const [row] = await database().select().from(eventFeeds).where(eq(eventFeeds.stripeAccount, feed)).limit(1)
  return row?.seenUntil?.getTime() ?? null
}

/** An account whose `created` was lost is in no event to come. */
async function adoptAnew(feed: string): Promise<void> {
  await database().update(eventFeeds).set({ adoptedAt: null }).where(eq(eventFeeds.stripeAccount, feed))
}

/** Only when every page is stored, and never back. */
async function advance(feed: string, seenUntil: Date): Promise<void> {
  await database()
    .update(eventFeeds)
    .set({
      seenUntil: sql`greatest(${eventFeeds.seenUntil}, ${seenUntil.toISOString()}::timestamptz)`,
      readAt: new Date(now()),
    })
    .where(eq(eventFeeds.stripeAccount, feed))
}
