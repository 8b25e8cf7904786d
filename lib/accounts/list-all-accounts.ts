import 'server-only'
import type { Viewer } from '@/lib/auth/roles'
import type { AccountView } from './account-view'
import { listAccounts } from './list-accounts'

/** Every account of this viewer's: a total over some of them would be no total. */
export async function listAllAccounts(viewer: Viewer): Promise<AccountView[]> {
  const accounts: AccountView[] = []
  let cursor: string | null | undefined
  do {
    const page = await listAccounts(viewer, cursor ? { cursor } : {})
    accounts.push(...page.data)
    cursor = page.next_cursor
  } while (cursor)
  return accounts
}
