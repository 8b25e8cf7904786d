import 'server-only'
import { eq } from 'drizzle-orm'
import { findAccount } from '@/lib/accounts/reach-account'
import { type AccountRow, accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { noSuch } from '@/lib/stripe/errors'

/**
 * Every account of the person whom insights are about, replaced ones as well: the viewer, or for staff whoever holds the account.
 * @throws AppError 404 for an account that is not theirs, 400 for staff who name none.
 */
export async function insightAccounts(viewer: Viewer, id: string | undefined): Promise<AccountRow[]> {
  const holderId = await holderOf(viewer, id)
  if (holderId === null) return []
  return database()
    .select()
    .from(accounts)
    .where(eq(accounts.holderId, holderId))
    .orderBy(accounts.linkedAt, accounts.id)
}

async function holderOf(viewer: Viewer, id: string | undefined): Promise<string | null> {
  if (id === undefined) {
    if (isStaff(viewer))
      throw new AppError('parameter_missing', 'Missing required param: account', { param: 'account' })
    return viewer.holderId
  }
  const account = await findAccount(viewer, id)
  if (!account) throw noSuch('account', id)
  return account.holderId
}

/** Under which account the rows of each are shown: of one that was replaced, the one that took its place in the end. */
export function shownUnder(all: readonly AccountRow[]): (id: string) => string {
  const successors = new Map(all.flatMap(({ id, replacedBy }) => (replacedBy ? [[id, replacedBy]] : [])))
  return (id) => {
    const passed = new Set<string>()
    let shown = id
    for (let next = successors.get(shown); next !== undefined && !passed.has(next); next = successors.get(shown)) {
      passed.add(next)
      shown = next
    }
    return shown
  }
}
