// (shared) What a customer shares, what they agreed to, and who of the staff looked.
import type { AccountView } from '@/lib/accounts/account-view'

/** Whatever staff do that shows them something of an account. */
export const looks = ['account.look', 'account.refresh', 'owner.list', 'owner.reveal'] as const

/** Of staff it is said what they are, never who. */
export type LookView = { at: string; role: 'support' | 'admin'; what: (typeof looks)[number] }

export type ConsentView = {
  given_at: string
  version: string
  /** Whether these are the words of today. */
  is_current: boolean
  language: string
  permissions: string[]
}

export type SharedView = {
  account: AccountView
  /** Of the link that brought it last; null for what was linked elsewhere. */
  consent: ConsentView | null
  /** The newest first, of the last thirty days. */
  looks: LookView[]
}
