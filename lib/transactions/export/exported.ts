import 'server-only'
import type { AccountView } from '@/lib/accounts/account-view'
import { isDateOnly } from '@/lib/format/day'
import type { TransactionView } from '../transaction-view'

export type ExportedAccount = Pick<
  AccountView,
  'id' | 'institution_name' | 'display_name' | 'last4' | 'category' | 'subcategory'
>

/** What a file is made of: rows page by page as they are read, and the accounts they name. */
export type Pages = AsyncIterable<readonly TransactionView[]>

/** A date without a time as a date, a moment to the second in UTC: no more than the bank said, and in nobody's zone. */
export function asGiven(at: string): string {
  return isDateOnly(at) ? at.slice(0, 10) : at.replace('.000Z', 'Z')
}
