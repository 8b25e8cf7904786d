import type Stripe from 'stripe'
import type { AccountRow, Deactivation } from '../rows'

export function renderAccount(row: AccountRow) {
  return {
    id: row.id,
    object: 'financial_connections.account',
    account_holder: row.silent ? null : row.holder,
    account_numbers: row.account_numbers,
    balance: row.balance,
    balance_refresh: row.balance_refresh,
    category: row.category,
    created: row.created,
    display_name: row.display_name,
    institution_name: row.institution_name,
    last4: row.last4,
    livemode: false,
    ownership: row.ownership,
    ownership_refresh: row.ownership_refresh,
    permissions: row.silent ? null : row.permissions,
    status: row.status,
    ...(row.status === 'active' && row.expected_deactivation_date !== null
      ? {
          status_details: {
            active: { ...(row.deactivation ?? USUAL), expected_deactivation_date: row.expected_deactivation_date },
          },
        }
      : {}),
    subcategory: row.subcategory,
    subscriptions: row.silent && row.subscriptions.length === 0 ? null : row.subscriptions,
    supported_payment_method_types: row.supported_payment_method_types,
    transaction_refresh: row.transaction_refresh,
  } satisfies Stripe.FinancialConnections.Account
}

const USUAL: Deactivation = { action: 'relink_required', cause: 'access_expired' }
