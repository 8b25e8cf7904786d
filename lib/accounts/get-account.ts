import 'server-only'
import { eq } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { noSuch } from '@/lib/stripe/errors'
import type { AccountView } from './account-view'
import { findCandidates } from './find-candidates'
import { listAccountsById } from './list-accounts'
import { unsealRaw } from './raw'
import { recordLook } from './record-look'
import { accounts } from './table'
import { toCandidateView } from './to-view'

/** One account from the mirror, with what a person has to say of it; staff also get it as Stripe last gave it. @throws AppError 404 if it is not there or not theirs. */
export async function getAccount(viewer: Viewer, id: string): Promise<AccountView> {
  const [account] = await listAccountsById(viewer, [id])
  if (!account) throw noSuch('account', id)
  const [row] = await database().select().from(accounts).where(eq(accounts.id, id))
  if (!row) return account
  if (isStaff(viewer)) await recordLook(viewer, row)
  const candidates = row.replacement === 'asked' ? await findCandidates(database(), row) : []
  return {
    ...account,
    ...(candidates.length > 0 && { replacement_candidates: candidates.map(toCandidateView) }),
    ...(isStaff(viewer) && { signs_in: await whoSignsIn(row.holderId), stripe: unsealRaw(id, row.raw) }),
  }
}

async function whoSignsIn(holderId: string): Promise<AccountView['signs_in']> {
  const [user] = await database()
    .select({ id: users.id, name: users.name, is_guest: users.isGuest })
    .from(accountHolders)
    .innerJoin(users, eq(users.id, accountHolders.userId))
    .where(eq(accountHolders.id, holderId))
  return user ?? null
}
