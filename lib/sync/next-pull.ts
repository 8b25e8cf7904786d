import 'server-only'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { now } from '@/lib/clock'

const firstDelayMs = 500
const longestDelayMs = 60_000
/** Somebody may be looking: what ended is seen after half as long again as it took, at most. */
const growth = 1.5

type Schedule = { pullDueAt: Date | null; pullAttempts: number }

/** When the server job is to look again: while a refresh is pending, ever less often. */
export function nextPull(account: StripeAccount, attempts: number): Schedule {
  if (!isRefreshing(account)) return { pullDueAt: null, pullAttempts: 0 }
  return retryAfter(attempts)
}

/**
 * 0.5 s, 0.5 s, 0.75 s, 1.1 s … one minute. On the real clock: it is our patience, not the bank's.
 * @param share of it, from 0 to 1: after a failure at random, so that what failed together does not come back together.
 */
export function retryAfter(attempts: number, share = 1): Schedule {
  const delay = Math.min(firstDelayMs * growth ** Math.max(0, Math.min(attempts, 30) - 1), longestDelayMs)
  return { pullDueAt: new Date(now() + delay * share), pullAttempts: attempts + 1 }
}

function isRefreshing(account: StripeAccount): boolean {
  const refreshes = [account.balance_refresh, account.ownership_refresh, account.transaction_refresh]
  return refreshes.some((refresh) => refresh?.status === 'pending')
}
