import 'server-only'
import { and, eq } from 'drizzle-orm'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/client'
import type { Cause } from '@/lib/mail/browser'
import { send } from '@/lib/mail/send'
import { auth } from './auth'
import { deleteSessionsOf } from './end-sessions'
import { credentials, verifications } from './table'

type Change = {
  userId: string
  email: string
  /** Of `hashPassword`. */
  hash: string
  /** The session that goes on; every other ends. */
  keep?: string
}

/** Takes a while on purpose: outside of transactions. */
export async function hashPassword(password: string): Promise<string> {
  return (await auth().$context).password.hash(password)
}

/**
 * Sets a password and ends what was begun with the one before: sessions, links, and a sign-in that waits for its code. The person is
 * told.
 * @returns the sessions that ended, to be announced after the commit
 */
export async function setPassword(
  db: Database,
  { userId, email, hash, keep }: Change,
  { browser }: Pick<Cause, 'browser'>,
): Promise<string[]> {
  await db
    .update(credentials)
    .set({ password: hash, updatedAt: new Date(now()) })
    .where(and(eq(credentials.userId, userId), eq(credentials.providerId, 'credential')))
  await db.delete(verifications).where(eq(verifications.value, userId))
  const ended = await deleteSessionsOf(db, userId, keep)
  await send(db, { kind: 'password_changed', to: email, userId, browser: browser ?? null })
  return ended
}
