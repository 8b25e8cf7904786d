import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { noSuch } from '@/lib/stripe/errors'
import type { AccountView } from './account-view'
import { getAccount } from './get-account'
import { longestNickname } from './nickname'
import { findAccount } from './reach-account'
import { accounts } from './table'

export const nicknameBody = z.strictObject({
  nickname: z
    .string()
    .trim()
    .max(longestNickname, `must be at most ${longestNickname} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line of text')
    .transform((text) => text || null)
    .nullable(),
})

/** Calls an account what its holder likes; null gives it back its bank's name, which stays either way. @throws Refusal 404 for what is not theirs. */
export async function nameAccount(viewer: Viewer, id: string, nickname: string | null): Promise<AccountView> {
  const account = await findAccount(viewer, id)
  if (!account) throw noSuch('account', id)
  const { holderId } = account
  await database().transaction(async (db) => {
    await db
      .update(accounts)
      .set({ nickname })
      .where(and(eq(accounts.id, id), eq(accounts.holderId, holderId)))
    await record(db, {
      actor: viewer,
      action: 'account.name',
      subject: id,
      holderId,
      detail: { named: nickname !== null },
    })
  })
  announce({ kind: 'account', id, holderId })
  return getAccount(viewer, id)
}
