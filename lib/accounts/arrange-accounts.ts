import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { noSuchReference } from '@/lib/stripe/errors'
import { accounts } from './table'

export const orderBody = z.strictObject({
  accounts: z
    .array(z.string().min(1).max(255))
    .max(1000, 'must be at most 1000 accounts')
    .refine((ids) => new Set(ids).size === ids.length, 'must name each account once'),
})

/**
 * Puts the viewer's accounts in this order; those that are not named come after, as they come by themselves. An empty list gives
 * up every place. @throws Refusal 400 for an account that is not among theirs
 */
export async function arrangeAccounts(viewer: Viewer, ids: string[]): Promise<{ accounts: string[] }> {
  const { holderId } = viewer
  if (holderId === null) {
    if (ids[0] !== undefined) throw noSuchReference('account', ids[0], 'accounts')
    return { accounts: [] }
  }
  await database().transaction(async (db) => {
    const isShown = and(eq(accounts.holderId, holderId), isNull(accounts.replacedBy))
    const own = await db.select({ id: accounts.id }).from(accounts).where(isShown).orderBy(accounts.id).for('update')
    const stranger = ids.find((id) => own.every((each) => each.id !== id))
    if (stranger !== undefined) throw noSuchReference('account', stranger, 'accounts')
    await db
      .update(accounts)
      .set({ position: sql`array_position(${sql.param(ids)}::text[], ${accounts.id}) - 1` })
      .where(isShown)
    await record(db, { actor: viewer, action: 'account.arrange', subject: null, holderId, detail: { accounts: ids } })
  })
  if (ids[0] !== undefined) announce({ kind: 'account', id: ids[0], holderId })
  return { accounts: ids }
}
