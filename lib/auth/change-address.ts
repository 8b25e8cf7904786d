import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import type { Cause } from '@/lib/mail/browser'
import { send } from '@/lib/mail/send'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { addressTaken, unlessTaken } from './address-taken'
import { emailField } from './forms'
import { makeLink, takeLink } from './one-time-link'
import { roleOf, type Viewer } from './roles'
import { users, verifications } from './table'

export const addressBody = z.strictObject({ email: emailField })

const purpose = 'address change'
const lastsMs = 24 * 60 * 60_000

/**
 * Another address for who has just proved who they are: it takes the place of theirs once somebody opens the link that is sent to it.
 * Where no mail is sent nothing can be confirmed, and it holds at once.
 */
export async function askForAddress(
  viewer: Viewer,
  { email }: z.output<typeof addressBody>,
  { origin, browser }: Cause,
): Promise<void> {
  refuseDemoPerson(viewer)
  const { userId } = viewer
  const change = database().transaction(async (db) => {
    await requireFree(db, email, userId)
    await db.update(users).set({ newEmail: email }).where(eq(users.id, userId))
    if (mailWay() === 'off') return takeAddress(db, userId, null)
    const link = await makeLink(db, { purpose, userId, address: `${origin}${paths.confirm}`, lastsMs })
    await send(db, { kind: 'address_change', to: email, link, userId, browser })
  })
  await unlessTaken(change)
}

/** Whether the link was one of these; if so, the address behind it holds now. Part of the transaction that takes it. */
export async function takeNewAddress(db: Database, token: string, { browser }: Pick<Cause, 'browser'>) {
  const userId = await takeLink(db, purpose, token)
  if (userId === null) return false
  await takeAddress(db, userId, browser)
  return true
}

/** What somebody asked for and nobody has confirmed yet. */
export async function findNewAddress({ userId }: Pick<Viewer, 'userId'>): Promise<string | null> {
  const [person] = await database().select({ newEmail: users.newEmail }).from(users).where(eq(users.id, userId))
  return person?.newEmail ?? null
}

/** Links that went to the address before are worth nothing from then on, and it is told. */
async function takeAddress(db: Database, userId: string, browser: string | null): Promise<void> {
  const [person] = await db.select().from(users).where(eq(users.id, userId)).for('update')
  const email = person?.newEmail
  if (!person || !email) throw new AppError('resource_missing', 'This link was used, has expired or was replaced.')
  await requireFree(db, email, userId)
  const isConfirmed = mailWay() !== 'off'
  await db
    .update(users)
    .set({ email, newEmail: null, emailVerified: isConfirmed, updatedAt: new Date(now()) })
    .where(eq(users.id, userId))
  await db.update(accountHolders).set({ email }).where(eq(accountHolders.userId, userId))
  await db.delete(verifications).where(eq(verifications.value, userId))
  await send(db, { kind: 'address_changed', to: person.email, userId, browser })
  await record(db, {
    actor: { userId, role: roleOf(person.role) },
    action: 'user.change_address',
    subject: userId,
  })
}

async function requireFree(db: Database, email: string, userId: string): Promise<void> {
  const isOther = and(eq(users.email, email), ne(users.id, userId))
  const [taken] = await db.select({ id: users.id }).from(users).where(isOther)
  if (taken) throw addressTaken()
}
