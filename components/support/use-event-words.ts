'use client'
import { useTranslations } from 'use-intl'

const types = [
  'account.created',
  'account.deactivated',
  'account.reactivated',
  'account.disconnected',
  'account.refreshed_balance',
  'account.refreshed_ownership',
  'account.refreshed_transactions',
  'account.account_numbers_updated',
  'account.upcoming_account_number_expiry',
  'account.expected_deactivation_date_updated',
  'account.upcoming_deactivation',
  'account.supported_payment_method_types_updated',
  'authorization.expected_deactivation_date_updated',
  'authorization.upcoming_deactivation',
] as const

const reasons = ['other_livemode', 'account_not_served', 'no_account', 'holder_not_ours', 'account_gone'] as const

/** What a type of event and the reason for ignoring one mean; Stripe's own word for a type that has none of ours. */
export function useEventWords() {
  const t = useTranslations('events')
  function typeOf(type: string): string {
    const known = types.find((candidate) => type === `financial_connections.${candidate}`)
    return known ? t(`types.${known}`) : type
  }
  function reasonOf(reason: string | null): string | null {
    const known = reasons.find((candidate) => candidate === reason)
    return known ? t(`ignored.${known}`) : reason
  }
  return { typeOf, reasonOf }
}
