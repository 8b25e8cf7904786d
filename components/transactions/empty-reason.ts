// (shared) Why a timeline shows no rows. Each reason has words of its own, and its own way out.
import type { AccountView } from '@/lib/accounts/account-view'
import type { StatusFilter } from './status-filter'

export type TimelineAccount = Pick<AccountView, 'id' | 'status' | 'permissions' | 'transaction_refresh' | 'pulled_at'>

export type EmptyReason =
  | 'filtered'
  | 'unshared'
  | 'disconnected'
  | 'inactive'
  | 'never'
  | 'notReady'
  | 'refused'
  | 'none'

export function isShared({ permissions }: Pick<TimelineAccount, 'permissions'>): boolean {
  return permissions.includes('transactions')
}

/** Asked only where there are no rows. */
export function emptyReason(account: TimelineAccount, filter: StatusFilter): EmptyReason {
  if (!isShared(account)) return 'unshared'
  const refresh = account.transaction_refresh?.status
  if (filter !== 'all' && refresh !== undefined && refresh !== 'pending') return 'filtered'
  if (account.status === 'disconnected') return 'disconnected'
  if (refresh === 'succeeded') return 'none'
  if (account.status === 'inactive') return 'inactive'
  if (refresh === undefined) return 'never'
  return refresh === 'failed' ? 'refused' : 'notReady'
}
