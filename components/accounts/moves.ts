import type { AccountView } from '@/lib/accounts/account-view'
import { byInstitution } from './institutions'

export type Direction = 'up' | 'down'
/** A bank moves with all its accounts, an account within its bank. */
export type Moved = { bank: string } | { account: string }

/** The ids of all accounts in the order they stand in. */
export function orderOf(accounts: readonly AccountView[]): string[] {
  return byInstitution(accounts).flatMap((bank) => bank.accounts.map(({ id }) => id))
}

/** The accounts, each told its place in this order; where it has none they stand as usual. */
export function arranged(accounts: readonly AccountView[], ids: readonly string[]): AccountView[] {
  return accounts.map((account) => ({
    ...account,
    position: ids.includes(account.id) ? ids.indexOf(account.id) : null,
  }))
}

/** The same with one of them a step further; as it was where there is no further. */
export function moved(accounts: readonly AccountView[], what: Moved, direction: Direction): string[] {
  const banks = byInstitution(accounts).map(({ name, accounts: own }) => ({ name, ids: own.map(({ id }) => id) }))
  if ('bank' in what) {
    const from = banks.findIndex(({ name }) => name === what.bank)
    return swapped(banks, from, direction).flatMap(({ ids }) => ids)
  }
  return banks.flatMap(({ ids }) => swapped(ids, ids.indexOf(what.account), direction))
}

function swapped<Item>(items: readonly Item[], from: number, direction: Direction): Item[] {
  const to = direction === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= items.length) return [...items]
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1))
}
