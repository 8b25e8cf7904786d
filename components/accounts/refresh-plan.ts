import type { AccountView } from '@/lib/accounts/account-view'

export type Feature = 'balance' | 'transactions' | 'ownership'

export type PlanRow = {
  feature: Feature
  lastAttemptAt: string | null
  /** succeeded, failed, pending, or a word Stripe has added since; null before the first attempt. */
  status: string | null
  next:
    | { kind: 'now' }
    | { kind: 'at'; at: string }
    | { kind: 'afterPending' }
    | { kind: 'afterReconnect' }
    | { kind: 'never' }
    | { kind: 'unshared' }
}

const sources = {
  balance: { permission: 'balances', hash: 'balance_refresh' },
  transactions: { permission: 'transactions', hash: 'transaction_refresh' },
  ownership: { permission: 'ownership', hash: 'ownership_refresh' },
} as const

export const features = ['balance', 'transactions', 'ownership'] as const satisfies Feature[]

/** What can be refreshed, what cannot, and when it can again. */
export function refreshPlan(account: AccountView, nowMs: number): PlanRow[] {
  return features.map((feature) => {
    const refresh = account[sources[feature].hash]
    return {
      feature,
      lastAttemptAt: refresh?.last_attempted_at ?? null,
      status: refresh?.status ?? null,
      next: nextOf(account, feature, nowMs),
    }
  })
}

/** What one press of Refresh asks for. Never the owners: each reading costs, so they have a button of their own. */
export function refreshableNow(account: AccountView, nowMs: number): Feature[] {
  return refreshPlan(account, nowMs)
    .filter(({ feature, next }) => feature !== 'ownership' && next.kind === 'now')
    .map(({ feature }) => feature)
}

/** When the first of balance and transactions is allowed again; null while nothing says so. */
export function nextRefreshAt(account: AccountView, nowMs: number): string | null {
  const times = refreshPlan(account, nowMs).flatMap(({ feature, next }) =>
    feature !== 'ownership' && next.kind === 'at' ? [next.at] : [],
  )
  return times.sort()[0] ?? null
}

export function isRefreshing(account: AccountView): boolean {
  if (account.status === 'disconnected') return false
  return features.some((feature) => account[sources[feature].hash]?.status === 'pending')
}

function nextOf(account: AccountView, feature: Feature, nowMs: number): PlanRow['next'] {
  const { permission, hash } = sources[feature]
  const refresh = account[hash]
  if (!account.permissions.includes(permission)) return { kind: 'unshared' }
  if (account.status === 'disconnected') return { kind: 'never' }
  if (account.status === 'inactive') return { kind: 'afterReconnect' }
  if (refresh?.status === 'pending') return { kind: 'afterPending' }
  const at = refresh?.next_refresh_available_at ?? null
  return at !== null && Date.parse(at) > nowMs ? { kind: 'at', at } : { kind: 'now' }
}
