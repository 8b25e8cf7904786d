import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/open-database'
import { announce } from '@/lib/live/announce'
import { noSuch, noSuchReference } from '@/lib/stripe/errors'
import type { AccountView } from './account-view'
import { findCandidates } from './find-candidates'
import { getAccount } from './get-account'
import { moveBoundaries } from './move-boundaries'
import { findAccount } from './reach-account'
import { type AccountRow, accounts } from './table'
import { takePlace } from './take-place'

export const replacementBody = z.strictObject({ account: z.string().nullable() })

/**
 * Says which earlier account this one is, linked again; null for none. May be said anew, and then the earlier answer is undone.
 * @throws Refusal 404 for an account that is not there or not theirs, 400 for one whose place it cannot take.
 */
export async function settleReplacement(viewer: Viewer, id: string, oldId: string | null): Promise<AccountView> {
  const account = await findAccount(viewer, id)
  if (!account) throw noSuch('account', id)
  await database().transaction(async (db) => {
    const [current] = await db.select().from(accounts).where(eq(accounts.id, id)).for('update')
    if (!current) throw noSuch('account', id)
    await settle(db, current, oldId)
    const detail = { replaced: oldId }
    await record(db, { actor: viewer, action: 'account.replace', subject: id, holderId: account.holderId, detail })
  })
  for (const each of [id, ...(oldId === null ? [] : [oldId])]) {
    announce({ kind: 'account', id: each, holderId: account.holderId })
    announce({ kind: 'transactions', id: each, holderId: account.holderId })
  }
  return getAccount(viewer, id)
}

async function settle(db: Database, account: AccountRow, oldId: string | null): Promise<void> {
  const candidates = await findCandidates(db, account)
  const isOne = oldId === null || candidates.some((each) => each.id === oldId)
  if (!isOne) throw noSuchReference('account', oldId, 'account')
  await giveBack(db, account)
  if (oldId !== null && !(await takePlace(db, account, oldId))) throw noSuchReference('account', oldId, 'account')
  await db.update(accounts).set({ replacement: 'settled' }).where(eq(accounts.id, account.id))
}

async function giveBack(db: Database, { id, holderId }: AccountRow): Promise<void> {
  const released = await db
    .update(accounts)
    .set({ replacedBy: null, replacedFrom: null })
    .where(and(eq(accounts.holderId, holderId), eq(accounts.replacedBy, id)))
    .returning()
  for (const each of released) await moveBoundaries(db, each)
}
