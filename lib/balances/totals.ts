// (shared) What there is in all, and which accounts that leaves out.
import type { AccountView } from '@/lib/accounts/account-view'
import { freshMs } from './fresh'

export type LeftOut = {
  account: AccountView
  /**
   * old: a balance there is, from `balance.as_of`; reading: the first is on its way; never: none was read; unshared: not granted;
   * asked: it may be another account linked again.
   */
  reason: 'old' | 'reading' | 'never' | 'unshared' | 'asked'
}

export type Totals = {
  /** One sum per currency, never converted or added together; the currency of most accounts first. */
  sums: Array<{ currency: string; amount: number }>
  counted: AccountView[]
  leftOut: LeftOut[]
  /** When the counted balances were calculated by their banks; null when none is counted. */
  oldestAsOf: string | null
  newestAsOf: string | null
}

/** Only active accounts with a fresh balance count; disconnected and replaced ones are no longer anybody's to add up. */
export function totalsOf(accounts: readonly AccountView[], nowMs: number): Totals {
  const shared = accounts.filter((account) => account.status !== 'disconnected' && account.replaced_by === null)
  const counted = shared.filter((account) => account.is_counted && isFresh(account, nowMs))
  const leftOut = shared.filter((account) => !counted.includes(account))
  const ages = counted.flatMap(({ balance }) => (balance ? [balance.as_of] : [])).sort()
  return {
    sums: sumByCurrency(counted),
    counted,
    leftOut: leftOut.map((account) => ({ account, reason: reasonOf(account) })),
    oldestAsOf: ages[0] ?? null,
    newestAsOf: ages.at(-1) ?? null,
  }
}

export function isFresh({ status, balance }: AccountView, nowMs: number): boolean {
  return status === 'active' && balance !== null && nowMs - Date.parse(balance.confirmed_at) < freshMs
}

function reasonOf({ balance, permissions, balance_refresh, is_counted }: AccountView): LeftOut['reason'] {
  if (!is_counted) return 'asked'
  if (balance) return 'old'
  if (!permissions.includes('balances')) return 'unshared'
  return balance_refresh?.status === 'pending' ? 'reading' : 'never'
}

function sumByCurrency(accounts: readonly AccountView[]): Totals['sums'] {
  const sums = new Map<string, { amount: number; accounts: number }>()
  for (const { balance } of accounts) {
    for (const [currency, amount] of Object.entries(balance?.current ?? {})) {
      const sum = sums.get(currency) ?? { amount: 0, accounts: 0 }
      sums.set(currency, { amount: sum.amount + amount, accounts: sum.accounts + 1 })
    }
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.accounts - one.accounts || a.localeCompare(b))
    .map(([currency, { amount }]) => ({ currency, amount }))
}
