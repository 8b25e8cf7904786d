import 'server-only'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { bankNow } from '@/lib/clock'
import { dateOf } from '@/lib/stripe/fields'

/**
 * What was permitted and nobody has asked the bank for yet, or not since it stopped answering. Ownership is read when a person asks: it costs.
 * @param stoppedAt since when the bank has refused, where nothing good came of it since
 */
export function unbegunFeatures(account: StripeAccount, stoppedAt: Date | null): string[] {
  if (account.status !== 'active') return []
  const features = [
    { permission: 'balances', feature: 'balance', refresh: account.balance_refresh },
    { permission: 'transactions', feature: 'transactions', refresh: account.transaction_refresh },
  ]
  return features
    .filter(({ permission }) => account.permissions.includes(permission))
    .filter(({ refresh }) => refresh === null || isFromBefore(refresh, stoppedAt))
    .map(({ feature }) => feature)
}

/** Of before the bank stopped, and may be asked for again. */
function isFromBefore(refresh: NonNullable<StripeAccount['balance_refresh']>, stoppedAt: Date | null): boolean {
  const { status, last_attempted_at: attempted, next_refresh_available_at: next } = refresh
  if (stoppedAt === null || status === 'pending' || dateOf(attempted) >= stoppedAt) return false
  return next === null || dateOf(next).getTime() <= bankNow()
}
