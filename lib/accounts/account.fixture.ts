import { type AccountView, accountView } from '@/lib/accounts/account-view'

/** An account for tests, as the route gives it: an active checking account read an hour before `exampleNow`. */
export function exampleAccount(changes: Partial<AccountView> = {}): AccountView {
  const refresh = {
    status: 'succeeded',
    last_attempted_at: '2025-08-06T09:12:00Z',
    next_refresh_available_at: '2025-08-06T13:12:00Z',
  }
  return accountView.parse({
    id: 'fca_everyday',
    institution_name: 'Harbour Savings',
    display_name: 'Everyday checking',
    nickname: null,
    last4: '6789',
    category: 'cash',
    subcategory: 'checking',
    status: 'active',
    permissions: ['balances', 'transactions', 'ownership'],
    subscriptions: [],
    balance: {
      type: 'cash',
      as_of: '2025-08-06T09:12:00Z',
      confirmed_at: '2025-08-06T09:12:00Z',
      current: { usd: 1_248_005 },
      available: { usd: 1_239_593 },
      used: null,
    },
    pending: [{ currency: 'usd', amount: -8412, count: 2 }],
    balance_refresh: refresh,
    ownership_refresh: null,
    transaction_refresh: refresh,
    ownership: null,
    deactivation: null,
    account_numbers: [],
    stopped_at: null,
    linked_at: '2025-03-12T10:02:00Z',
    position: null,
    pulled_at: '2025-08-06T09:12:30Z',
    replaced_by: null,
    is_counted: true,
    ...changes,
  })
}

export const exampleNow = Date.parse('2025-08-06T10:24:00Z')
