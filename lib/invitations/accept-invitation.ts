import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { lockHolder } from '@/lib/account-holders/tie-holder'
import { record } from '@/lib/audit/record'
import { beginSession } from '@/lib/auth/begin-session'
import { announceEnd, deleteSessionsOf } from '@/lib/auth/end-sessions'
import { keepLanguage } from '@/lib/auth/keep-language'
import { hashOfToken, isTokenFor } from '@/lib/auth/link-token'
import { endSession } from '@/lib/auth/sessions'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError } from '@/lib/http/errors'
import { isOpen } from './is-open'
import { findGuest } from './make-invitation'
import { invitations } from './table'

export const acceptanceBody = z.strictObject({ token: z.string().max(200) })

type Guest = { userId: string; holderId: string; endedSessions: string[] }

/** Lets somebody in as a guest, once, however many use the link at the same time. @returns cookies to set */
export async function acceptInvitation(before: Headers, { token }: z.output<typeof acceptanceBody>): Promise<Headers> {
  if (!isTokenFor('customer invitation', token)) throw notValid()
  const { cookies, endedSessions } = await database().transaction(async (db) => {
    const at = new Date(now())
    const [invitation] = await db
      .select()
      .from(invitations)
      .where(and(eq(invitations.tokenHash, hashOfToken(token)), isOpen(at)))
      .for('update')
    if (!invitation) throw notValid()
    const { userId, holderId, endedSessions } = await guestOf(db, invitation)
    await db
      .update(invitations)
      .set({ usedAt: at, name: null, userId, holderId })
      .where(eq(invitations.id, invitation.id))
    await keepLanguage(db, userId, before)
    const actor = { userId, role: 'customer' as const }
    await record(db, { actor, action: 'invitation.accept', subject: invitation.id, holderId })
    return { cookies: await beginSession(db, actor), endedSessions }
  })
  announceEnd(endedSessions)
  await endSession(before)
  return cookies
}

async function guestOf(db: Database, { holderId, name }: typeof invitations.$inferSelect): Promise<Guest> {
  if (holderId === null) {
    const userId = await makeGuest(db, name ?? '')
    const [made] = await db.insert(accountHolders).values({ userId, type: 'customer', name }).returning()
    if (!made) throw new Error('an insert gave no row')
    return { userId, holderId: made.id, endedSessions: [] }
  }
  const holder = await lockHolder(db, eq(accountHolders.id, holderId))
  if (!holder) throw notValid()
  await requireNotErased(holderIds(holder), db)
  if (holder.userId === null) {
    const userId = await makeGuest(db, holder.name ?? '')
    await db.update(accountHolders).set({ userId }).where(eq(accountHolders.id, holderId))
    return { userId, holderId, endedSessions: [] }
  }
  const guest = await findGuest(db, holder.userId)
  if (!guest) throw notValid()
  // One guest is in one browser: whoever has the newest link.
  return { userId: guest.id, holderId, endedSessions: await deleteSessionsOf(db, guest.id) }
}

/** A user must have an address: nobody is told this one, and no mail reaches it. */
async function makeGuest(db: Database, name: string): Promise<string> {
  const id = randomUUID()
  await db.insert(users).values({ id, name, email: `${randomUUID()}@guest.invalid`, isGuest: true })
  return id
}

function notValid(): AppError {
  return new AppError('resource_missing', 'This invitation was used, taken back or has expired. Ask for another.')
}
