import 'server-only'
import { eq } from 'drizzle-orm'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { noSuch } from '@/lib/stripe/errors'
import type { AccountView } from './account-view'
import { listAccountsById } from './list-accounts'
import { accounts } from './table'

/** One account from the mirror; staff also get it as Stripe last gave it. @throws AppError 404 if it is not there or not theirs. */
export async function getAccount(viewer: Viewer, id: string): Promise<AccountView> {
  const [account] = await listAccountsById(viewer, [id])
  if (!account) throw noSuch('account', id)
  if (!isStaff(viewer)) return account
  const [row] = await database().select({ raw: accounts.raw }).from(accounts).where(eq(accounts.id, id))
  return row ? { ...account, stripe: row.raw } : account
}
