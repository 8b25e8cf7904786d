import 'server-only'
import type { StripeAccount } from '@/lib/accounts/from-stripe'

/** What was permitted and nobody has asked the bank for yet. Ownership is read when a person asks: it costs. */
export function unbegunFeatures(account: StripeAccount): string[] {
  if (account.status !== 'active') return []
  const features = [
    { permission: 'balances', feature: 'balance', refresh: account.balance_refresh },
    { permission: 'transactions', feature: 'transactions', refresh: account.transaction_refresh },
  ]
  return features
    .filter(({ permission, refresh }) => refresh === null && account.permissions.includes(permission))
    .map(({ feature }) => feature)
}
