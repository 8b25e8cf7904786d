// (shared) Why a timeline shows no rows. Each reason has words of its own, and its own way out.
import type { AccountView } from '@/lib/accounts/account-view'

export type TimelineAccount = Pick<
  AccountView,
  | 'id'
  | 'status'
  | 'permissions'
  | 'transaction_refresh'
  | 'pulled_at'
  | 'balance'
  | 'display_name'
  | 'institution_name'
  | 'last4'
>

export type EmptyReason =
  | 'filtered'
  | 'unshared'
  | 'disconnected'
  | 'inactive'
  | 'never'
  | 'notReady'
  | 'refused'
  | 'none'
  | 'unlinked'

export function isShared({ permissions }: Pick<TimelineAccount, 'permissions'>): boolean {
  return permissions.includes('transactions')
}

type Read = Pick<TimelineAccount, 'status' | 'permissions' | 'transaction_refresh'>

/** Asked only where there are no rows. */
export function emptyReason(account: Read, isFiltered: boolean): EmptyReason {
  if (!isShared(account)) return 'unshared'
  const refresh = account.transaction_refresh?.status
  if (isFiltered && refresh !== undefined && refresh !== 'pending') return 'filtered'
  if (account.status === 'disconnected') return 'disconnected'
  if (refresh === 'succeeded') return 'none'
  if (account.status === 'inactive') return 'inactive'
  if (refresh === undefined) return 'never'
  return refresh === 'failed' ? 'refused' : 'notReady'
}
