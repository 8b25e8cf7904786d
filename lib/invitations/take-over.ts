import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { record } from '@/lib/audit/record'
import { addressTaken, unlessTaken } from '@/lib/auth/address-taken'
import { askToConfirm } from '@/lib/auth/confirm-address'
import { announceEnd, deleteSessionsOf } from '@/lib/auth/end-sessions'
import type { signUpBody } from '@/lib/auth/forms'
import { requireOwnPassword } from '@/lib/auth/require-own-password'
import type { Viewer } from '@/lib/auth/roles'
import { signIn } from '@/lib/auth/sessions'
import { hashPassword } from '@/lib/auth/set-password'
import { credentials, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { Cause } from '@/lib/mail/browser'
import { isOpen } from './is-open'
import { findGuest } from './make-invitation'
import { invitations } from './table'

type Person = z.output<typeof signUpBody>

/**
 * A guest becomes a customer like any other, with all that their holder has. What let them in until now, sessions and links, ends.
 * @returns cookies to set
 */
export async function takeOver(viewer: Viewer, person: Person, before: Headers, cause: Cause): Promise<Headers> {
  const { email, password } = person
  await requireOwnPassword(password, person)
  const hash = await hashPassword(password)
  announceEnd(await unlessTaken(become(viewer, person, hash)))
  const { cookies } = await signIn(before, { email, password })
  await askToConfirm(viewer.userId, cause)
  return cookies
}

async function become({ userId, role }: Viewer, { name, email }: Person, hash: string): Promise<string[]> {
  return database().transaction(async (db) => {
    if (!(await findGuest(db, userId))) throw new AppError('not_allowed', 'Your role does not allow this.')
    const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (taken) throw addressTaken()
    const at = new Date(now())
    await db.update(users).set({ name, email, isGuest: false, updatedAt: at }).where(eq(users.id, userId))
    await db
      .insert(credentials)
      .values({ id: randomUUID(), accountId: userId, providerId: 'credential', userId, password: hash })
    const [holder] = await db
      .update(accountHolders)
      .set({ name, email })
      .where(eq(accountHolders.userId, userId))
      .returning({ id: accountHolders.id })
    const holderId = holder?.id ?? ''
    await db
      .update(invitations)
      .set({ revokedAt: at, name: null })
      .where(and(eq(invitations.holderId, holderId), isOpen(at)))
    const ended = await deleteSessionsOf(db, userId)
    await record(db, { actor: { userId, role }, action: 'invitation.take_over', subject: userId, holderId })
    return ended
  })
}
