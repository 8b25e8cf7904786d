// (shared) What can be said of an account's owners before anybody is asked.
import type { AccountView } from '@/lib/accounts/account-view'

type Account = Pick<AccountView, 'status' | 'permissions' | 'ownership' | 'ownership_refresh'>

export type OwnersState =
  | { kind: 'unshared' | 'disconnected' | 'inactive' | 'asking' | 'never' | 'readable' }
  /** `nextAt` is null where the bank may be asked again at once. */
  | { kind: 'failed'; nextAt: string | null }

/** What was read before a failed attempt stays readable, so a name once given wins over the failure. */
export function ownersState(account: Account, nowMs: number): OwnersState {
  if (!account.permissions.includes('ownership')) return { kind: 'unshared' }
  if (account.status === 'disconnected') return { kind: 'disconnected' }
  const refresh = account.ownership_refresh
  if (refresh?.status === 'pending') return { kind: 'asking' }
  if (account.ownership !== null) return { kind: 'readable' }
  if (account.status === 'inactive') return { kind: 'inactive' }
  if (refresh?.status !== 'failed') return { kind: 'never' }
  const next = refresh.next_refresh_available_at
  return { kind: 'failed', nextAt: next !== null && Date.parse(next) > nowMs ? next : null }
}
