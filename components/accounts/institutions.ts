import type { AccountView } from '@/lib/accounts/account-view'
import { needsSomeone } from '@/lib/accounts/status'

export type Institution = {
  name: string
  /** Earliest link among its accounts. */
  since: string
  accounts: AccountView[]
}

/**
 * Accounts under their banks, as their holder put them: a bank stands where its first account does. What was put nowhere comes
 * after, banks by their first link, accounts from everyday money to debt. What is disconnected goes last.
 */
export function byInstitution(accounts: readonly AccountView[]): Institution[] {
  return sorted(accounts, () => 0)
}

/** The same, but what needs its holder stands first until it is mended; its place is kept meanwhile. */
export function exceptionsFirst(accounts: readonly AccountView[], nowMs: number): Institution[] {
  return sorted(accounts, (account) => Number(!needsSomeone(account, nowMs)))
}

function sorted(accounts: readonly AccountView[], rank: (account: AccountView) => number): Institution[] {
  const banks = new Map<string, AccountView[]>()
  const oldestFirst = [...accounts].sort((a, b) => a.linked_at.localeCompare(b.linked_at) || a.id.localeCompare(b.id))
  for (const account of oldestFirst) {
    const same = banks.get(account.institution_name)
    if (same) same.push(account)
    else banks.set(account.institution_name, [account])
  }
  const institutions = [...banks].map(([name, own]) => ({
    name,
    since: own[0]?.linked_at ?? '',
    accounts: own.sort((a, b) => rank(a) - rank(b) || byPlace(a, b) || byUse(a, b)),
  }))
  const first = (bank: Institution, of: (account: AccountView) => number) => Math.min(...bank.accounts.map(of))
  return institutions.sort(
    (a, b) =>
      Number(a.accounts.every(isGone)) - Number(b.accounts.every(isGone)) ||
      first(a, rank) - first(b, rank) ||
      Math.sign(first(a, placeOf) - first(b, placeOf)),
  )
}

/** Behind every place that was given; a number, so that two of them are equal. */
const noPlace = Number.MAX_SAFE_INTEGER

function placeOf({ position }: AccountView): number {
  return position ?? noPlace
}

function byPlace(a: AccountView, b: AccountView): number {
  return placeOf(a) - placeOf(b)
}

const uses = ['checking', 'savings', 'other', 'credit_card', 'line_of_credit', 'mortgage']

function byUse(a: AccountView, b: AccountView): number {
  return (
    Number(isGone(a)) - Number(isGone(b)) ||
    uses.indexOf(a.subcategory) - uses.indexOf(b.subcategory) ||
    (a.display_name ?? '').localeCompare(b.display_name ?? '')
  )
}

function isGone(account: AccountView): boolean {
  return account.status === 'disconnected'
}
