import type { AccountView } from '@/lib/accounts/account-view'

export type Institution = {
  name: string
  /** Earliest link among its accounts. */
  since: string
  accounts: AccountView[]
}

/** Accounts under their banks. Banks keep the order of their first link, accounts that of theirs; disconnected ones go last. */
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
    accounts: own.sort((a, b) => Number(isGone(a)) - Number(isGone(b))),
  }))
  return institutions.sort((a, b) => Number(a.accounts.every(isGone)) - Number(b.accounts.every(isGone)))
}

function isGone(account: AccountView): boolean {
  return account.status === 'disconnected'
}
