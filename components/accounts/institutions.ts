import type { AccountView } from '@/lib/accounts/account-view'

export type Institution = {
  name: string
  /** Earliest link among its accounts. */
  since: string
  accounts: AccountView[]
}

/** Accounts under their banks: banks by their first link, accounts from everyday money to debt; what is disconnected goes last. */
export function byInstitution(accounts: readonly AccountView[]): Institution[] {
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
    accounts: own.sort(byUse),
  }))
  return institutions.sort((a, b) => Number(a.accounts.every(isGone)) - Number(b.accounts.every(isGone)))
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
