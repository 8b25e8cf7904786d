// (shared) The three figures of an account. Nothing is computed that the bank did not say; what is unknown stays unknown.
import type { AccountView } from '@/lib/accounts/account-view'

export type MoneyByCurrency = ReadonlyArray<readonly [currency: string, amountMinor: number]>

type Account = Pick<AccountView, 'balance' | 'balance_refresh' | 'permissions' | 'category' | 'pending' | 'status'>

export type Figures = {
  /** Debt is shown as the bank gives it, with a minus, under the words "you owe". */
  isDebt: boolean
  current: MoneyByCurrency | null
  second: {
    label: 'available' | 'used'
    money: MoneyByCurrency | null
    note: 'lessPending' | 'byBank' | 'notGiven'
  }
  pending: { money: MoneyByCurrency | null; count: number; missing: Missing }
  /** Why there is no balance. */
  missing: Missing
}

type Missing = 'notShared' | 'reading' | 'notYet' | 'gone' | 'refused'

export function figuresOf(account: Account): Figures {
  const { balance } = account
  const current = balance && Object.entries(balance.current)
  const isDebt = account.category === 'credit' && (current ?? []).some(([, amount]) => amount < 0)
  return {
    isDebt,
    current,
    second: secondOf(account),
    pending: pendingOf(account, current?.[0]?.[0]),
    missing: missingOf(account),
  }
}

function secondOf({ balance, category, pending }: Account): Figures['second'] {
  const isCredit = balance ? balance.type === 'credit' : category === 'credit'
  const given = isCredit ? balance?.used : balance?.available
  const label = isCredit ? 'used' : 'available'
  if (!given) return { label, money: null, note: 'notGiven' }
  const money = Object.entries(given)
  // Said only where it is true to the cent: many banks hold back more than what is pending.
  const addsUp = money.every(([currency, amount]) => {
    const waiting = pending.find((sum) => sum.currency === currency)?.amount ?? 0
    return amount === (balance?.current[currency] ?? 0) + waiting
  })
  return { label, money, note: addsUp && !isCredit ? 'lessPending' : 'byBank' }
}

function pendingOf({ permissions, pending }: Account, mainCurrency: string | undefined): Figures['pending'] {
  if (!permissions.includes('transactions')) return { money: null, count: 0, missing: 'notShared' }
  const count = pending.reduce((sum, each) => sum + each.count, 0)
  const missing = 'notYet'
  if (pending.length > 0) {
    return { money: pending.map(({ currency, amount }) => [currency, amount] as const), count, missing }
  }
  return { money: mainCurrency === undefined ? null : [[mainCurrency, 0]], count, missing }
}

function missingOf({ permissions, balance_refresh, status }: Account): Figures['missing'] {
  if (!permissions.includes('balances')) return 'notShared'
  if (status === 'disconnected') return 'gone'
  if (balance_refresh?.status === 'pending') return 'reading'
  return balance_refresh?.status === 'failed' ? 'refused' : 'notYet'
}
