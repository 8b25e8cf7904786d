import type { AccountView } from '@/lib/accounts/account-view'
import type { TransactionView } from '@/lib/transactions/transaction-view'

const minuteMs = 60_000
const dayMs = 86_400_000

/** An imperfect day on purpose: one bank asks for a new sign-in and is left out of the total, one is being read again. */
export function pictureAccounts(nowMs: number): AccountView[] {
  const ago = (ms: number) => new Date(nowMs - ms).toISOString()
  const base = exampleAccount(ago)
  return [
    base({ id: 'everyday', display_name: 'Everyday checking', last4: '6789' }, { usd: 1_248_005 }, 72 * minuteMs),
    base(
      { id: 'rainy', display_name: 'Rainy day', last4: '2210', subcategory: 'savings', linked_at: ago(147 * dayMs) },
      { usd: 820_000 },
      72 * minuteMs,
    ),
    base(
      {
        id: 'card',
        institution_name: 'Saltmarsh Card',
        display_name: 'Tide credit card',
        last4: '0032',
        category: 'credit',
        subcategory: 'credit_card',
        linked_at: ago(146 * dayMs),
      },
      { usd: -128_437 },
      79 * minuteMs,
    ),
    base(
      {
        id: 'bills',
        institution_name: 'Pinefold Credit',
        display_name: 'Bills checking',
        last4: '4417',
        linked_at: ago(120 * dayMs),
        deactivation: { expected_at: ago(-9 * dayMs), cause: 'access_expired', action: 'relink_required' },
      },
      { usd: 194_260 },
      5 * dayMs,
    ),
    base(
      {
        id: 'travel',
        institution_name: 'Lantern Street Bank',
        display_name: 'Travel money',
        last4: '7705',
        linked_at: ago(34 * dayMs),
        balance_refresh: { status: 'pending', last_attempted_at: ago(0), next_refresh_available_at: null },
      },
      { eur: 341_020 },
      76 * minuteMs,
    ),
  ]
}

/** Two days of a household. */
export function pictureTransactions(nowMs: number): TransactionView[] {
  const rows = [
    ['Northwind Grocery', -6137, 'pending', 95 * minuteMs],
    ['Metro Transit', -2275, 'pending', 170 * minuteMs],
    ['Fernhill Studio payroll', 245_000, 'posted', dayMs],
    ['City Water & Power', -10_350, 'posted', dayMs],
    ['Corner Books', -1800, 'posted', 2 * dayMs],
  ] as const
  return rows.map(([description, amount, status, agoMs]) => {
    const then = nowMs - agoMs
    // Banks post with a date, not a time.
    const at = new Date(status === 'posted' ? then - (then % dayMs) : then).toISOString()
    return {
      id: description,
      account: 'everyday',
      amount,
      currency: 'usd',
      description,
      status,
      transacted_at: at,
      posted_at: status === 'posted' ? at : null,
      void_at: null,
      transaction_refresh: 'latest',
      updated: at,
    }
  })
}

function exampleAccount(ago: (ms: number) => string) {
  return (changes: Partial<AccountView>, current: Record<string, number>, ageMs: number): AccountView => ({
    id: '',
    institution_name: 'Harbour Savings',
    display_name: null,
    nickname: null,
    last4: null,
    category: 'cash',
    subcategory: 'checking',
    status: 'active',
    permissions: ['balances', 'transactions'],
    subscriptions: [],
    balance: { type: 'cash', as_of: ago(ageMs), confirmed_at: ago(ageMs), current, available: null, used: null },
    pending: [],
    balance_refresh: null,
    ownership_refresh: null,
    transaction_refresh: null,
    ownership: null,
    deactivation: null,
    account_numbers: [],
    stopped_at: null,
    linked_at: ago(148 * dayMs),
    position: null,
    pulled_at: ago(ageMs),
    replaced_by: null,
    is_counted: true,
    ...changes,
  })
}
