// (shared) What can be the matter with an account, and the one way out of it. Its words stand under `account.states`.
import type { AccountView } from '@/lib/accounts/account-view'
import type { Tone } from '@/lib/accounts/status'
import { isRefreshing } from './refresh-plan'

/** Reconnect at the same bank, link from the start, ask the bank again now; null where nothing can be done, or nothing need be. */
type Way = 'reconnect' | 'link' | 'refresh' | null

export const accountStates = {
  stopped: { tone: 'caution', way: 'reconnect' },
  stoppedUnread: { tone: 'caution', way: 'reconnect' },
  unproved: { tone: 'caution', way: 'refresh' },
  returning: { tone: 'neutral', way: null },
  returnFailed: { tone: 'caution', way: 'refresh' },
  disconnected: { tone: 'neutral', way: 'link' },
  overdue: { tone: 'caution', way: 'reconnect' },
  endsExpired: { tone: 'caution', way: 'reconnect' },
  endsRequired: { tone: 'caution', way: 'reconnect' },
  endsUnexplained: { tone: 'caution', way: 'reconnect' },
  endsByItself: { tone: 'neutral', way: null },
  refreshFailed: { tone: 'caution', way: 'refresh' },
  numberExpired: { tone: 'caution', way: 'reconnect' },
  numberRevoked: { tone: 'caution', way: 'reconnect' },
  numberEnds: { tone: 'caution', way: 'reconnect' },
  numberPending: { tone: 'neutral', way: null },
} as const satisfies Record<string, { tone: Tone; way: Way }>

export type AccountState = keyof typeof accountStates

/** An end is told of as early as Stripe announces it: thirty days ahead. */
const announcedMs = 30 * 86_400_000

/** What is the matter, the worst first; null when all is well. */
export function stateOf(account: AccountView, nowMs: number): AccountState | null {
  if (account.status === 'inactive') return account.balance ? 'stopped' : 'stoppedUnread'
  if (account.status === 'disconnected') return 'disconnected'
  if (account.stopped_at !== null) return returnOf(account, account.stopped_at)
  return endOf(account, nowMs) ?? (hasFailed(account) ? 'refreshFailed' : null) ?? numberStateOf(account, nowMs)
}

/** The number that stops working first. */
export function endingNumber({ account_numbers }: AccountView): string | null {
  const ends = account_numbers.flatMap(({ status, expires_at }) =>
    status === 'transactable' && expires_at !== null ? [expires_at] : [],
  )
  return ends.sort()[0] ?? null
}

/** Signed in at the bank again, and nothing good has come of it yet: the warning stays until something does. */
function returnOf(account: AccountView, stoppedAt: string): AccountState {
  if (isRefreshing(account)) return 'returning'
  const tried = refreshesOf(account).some((refresh) => refresh && refresh.last_attempted_at >= stoppedAt)
  return tried ? 'returnFailed' : 'unproved'
}

function endOf({ deactivation }: AccountView, nowMs: number): AccountState | null {
  if (deactivation === null) return null
  const leftMs = Date.parse(deactivation.expected_at) - nowMs
  if (leftMs > announcedMs) return null
  if (leftMs <= 0) return 'overdue'
  if (deactivation.action === 'none') return 'endsByItself'
  if (deactivation.cause === 'access_expired') return 'endsExpired'
  return deactivation.cause === 'institution_requirement' ? 'endsRequired' : 'endsUnexplained'
}

function hasFailed(account: AccountView): boolean {
  return !isRefreshing(account) && refreshesOf(account).some((refresh) => refresh?.status === 'failed')
}

function refreshesOf(account: AccountView) {
  return [account.balance_refresh, account.transaction_refresh]
}

/** One number that works is enough to pay. */
function numberStateOf(account: AccountView, nowMs: number): AccountState | null {
  if (!account.permissions.includes('payment_method')) return null
  const has = (status: string) => account.account_numbers.some((number) => number.status === status)
  if (has('transactable')) {
    const ends = endingNumber(account)
    return ends !== null && Date.parse(ends) - nowMs <= announcedMs ? 'numberEnds' : null
  }
  if (has('pending')) return 'numberPending'
  if (has('expired')) return 'numberExpired'
  return has('deactivated') ? 'numberRevoked' : null
}
