import 'server-only'
import { findHolder } from '@/lib/account-holders/find-holder'
import { endRefreshes } from '@/lib/accounts/end-refreshes'
import { dropErased } from '@/lib/deletions/drop-erased'
import { describeError, log } from '@/lib/http/log'
import { comeAgainMs, isMissing } from '@/lib/stripe/errors'
import { stripeId } from '@/lib/stripe/parameters'
import { findAccount } from '@/lib/sync/pull'
import { claimDueEvents } from './claim-events'
import { type About, type Errand, errands } from './errands'
import { groupEvents } from './group-events'
import { forget, type Group, putOff, settleApplied, settleFailed, settleIgnored } from './settle-events'

type Options = {
  /** From 0 to 1. */
  random?: () => number
  stopping?: AbortSignal
}

const groupsAtOnce = 4
const soonMs = 250

/**
 * Does what follows from the events that are due, on whichever instance claims them. Order does not matter: an event says only
 * that something is to be read again. Returns how many were claimed.
 */
export async function applyDueEvents({ random = Math.random, stopping }: Options = {}): Promise<number> {
  const claimed = await claimDueEvents()
  const open = groupEvents(claimed)
  const work = async () => {
    for (let group = open.shift(); group; group = open.shift()) {
      if (stopping?.aborted) await putOff(group, 0)
      else await apply(group, random)
    }
  }
  await Promise.all(Array.from({ length: groupsAtOnce }, work))
  return claimed.length
}

async function apply(group: Group, random: () => number): Promise<void> {
  const about = await aboutOf(group)
  // What the mirror has was not erased, and is of a holder that we know.
  const isKnown = about !== null && about.known !== null
  if (!isKnown && (await dropErased(group)).length < group.length) return forget(group)
  const todo = new Set(group.flatMap(({ type }) => errands[type] ?? []))
  if (todo.size === 0) return settleApplied(group)
  try {
    if (!about) return await settleIgnored(group, 'no_account')
    if (!isKnown && !(await isOfOurs(group))) return await settleIgnored(group, 'holder_not_ours')
    if ((await run(todo, about)) === 'again') await putOff(group, soonMs * (1 + random()))
    else await settleApplied(group)
  } catch (error) {
    await fail(group, about, error, random)
  }
}

async function aboutOf(group: Group): Promise<About | null> {
  const { objectId: accountId = null, stripeAccount = null } = group[0] ?? {}
  if (accountId === null || !stripeId.safeParse(accountId).success) return null
  return { accountId, stripeAccount, known: await findAccount(accountId) }
}

/** Collected for a holder that we know. */
async function isOfOurs(group: Group): Promise<boolean> {
  for (const { holder } of group) if (holder && (await findHolder(holder))) return true
  return false
}

async function run(todo: ReadonlySet<Errand>, about: About): Promise<'done' | 'again'> {
  for (const errand of todo) if ((await errand(about)) === 'again') return 'again'
  return 'done'
}

async function fail(group: Group, about: About | null, error: unknown, random: () => number): Promise<void> {
  if (about && isMissing(error)) {
    await endRefreshes(about.accountId)
    return settleIgnored(group, 'account_gone')
  }
  const waitMs = comeAgainMs(error, random)
  if (waitMs !== null) return putOff(group, waitMs)
  log().warn({ event: 'event_not_applied', account: about?.accountId, error: describeError(error) })
  await settleFailed(group, error, random)
}
