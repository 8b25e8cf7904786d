import { accountFromStripe, type StripeAccount } from '@/lib/accounts/from-stripe'

type Said = {
  atMs: number
  amount: number
  currency?: string
  name?: string
  status?: string
  refresh?: 'succeeded' | 'failed'
  /** When the bank calculated it; else just now. */
  balanceMs?: number
  linkedMs?: number
}

/** An account as Stripe would give it, with one balance. */
export function saidBy(id: string, said: Said): StripeAccount {
  const { atMs, amount, currency = 'usd', status = 'active', refresh = 'succeeded', balanceMs = atMs } = said
  return accountFromStripe({
    id,
    account_holder: null,
    account_numbers: null,
    balance: { as_of: balanceMs / 1000, type: 'cash', current: { [currency]: amount }, cash: { available: null } },
    balance_refresh: { status: refresh, last_attempted_at: atMs / 1000, next_refresh_available_at: null },
    category: 'cash',
    created: (said.linkedMs ?? balanceMs) / 1000,
    display_name: said.name ?? null,
    institution_name: 'Harbour Savings',
    last4: '6789',
    ownership: null,
    ownership_refresh: null,
    permissions: ['balances'],
    status,
    status_details: null,
    subcategory: 'checking',
    subscriptions: [],
    transaction_refresh: null,
  })
}
