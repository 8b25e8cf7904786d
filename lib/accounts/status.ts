// (shared) What is shown of a status: one table for every object that has one.

export type Tone = 'positive' | 'caution' | 'critical' | 'info' | 'neutral'
export type StatusLabel = 'reconnectNeeded' | 'disconnected' | 'refreshing' | 'refreshFailed' | 'pending' | 'void'

/** A badge of ours, or Stripe's own word where we do not know it yet. */
export type StatusBadge = { tone: Tone; label: StatusLabel } | { tone: 'neutral'; word: string }

/** Null: the normal state, which has no badge. */
const badges = {
  account: new Map<string, StatusBadge | null>([
    ['active', null],
    ['inactive', { tone: 'caution', label: 'reconnectNeeded' }],
    ['disconnected', { tone: 'neutral', label: 'disconnected' }],
  ]),
  refresh: new Map<string, StatusBadge | null>([
    ['pending', { tone: 'info', label: 'refreshing' }],
    ['succeeded', null],
    ['failed', { tone: 'critical', label: 'refreshFailed' }],
  ]),
  transaction: new Map<string, StatusBadge | null>([
    ['pending', { tone: 'neutral', label: 'pending' }],
    ['posted', null],
    ['void', { tone: 'neutral', label: 'void' }],
  ]),
} as const

export function statusBadge(object: keyof typeof badges, status: string): StatusBadge | null {
  const badge = badges[object].get(status)
  return badge === undefined ? { tone: 'neutral', word: status } : badge
}

type Watched = { id: string; status: string; deactivation: { expected_at: string } | null }

const noticeDays = 14
const dayMs = 86_400_000

/** An end the bank has announced, close enough to ask the person to act. */
export function endsSoon(account: Watched, nowMs: number): boolean {
  if (account.status !== 'active' || account.deactivation === null) return false
  return Date.parse(account.deactivation.expected_at) - nowMs <= noticeDays * dayMs
}

/** What only its holder can mend: to be signed in again, now or soon, or to be told apart from an older one. */
export function needsSomeone(account: Watched & { is_counted: boolean }, nowMs: number): boolean {
  return (
    account.status === 'inactive' || endsSoon(account, nowMs) || (account.status === 'active' && !account.is_counted)
  )
}

/** The one account a list may colour: stopped before ending, and of those that end, the first to. Null when all is well. */
export function mostUrgent(accounts: readonly Watched[], nowMs: number): string | null {
  const stopped = accounts.find((account) => account.status === 'inactive')
  if (stopped) return stopped.id
  const ending = accounts.filter((account) => endsSoon(account, nowMs))
  ending.sort((a, b) => endOf(a).localeCompare(endOf(b)))
  return ending[0]?.id ?? null
}

function endOf({ deactivation }: Watched): string {
  return deactivation?.expected_at ?? ''
}
