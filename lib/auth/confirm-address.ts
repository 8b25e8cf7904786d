import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { Cause } from '@/lib/mail/browser'
import { send } from '@/lib/mail/send'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { unlessTaken } from './address-taken'
import { takeNewAddress } from './change-address'
import { makeLink, takeLink, tokenField } from './one-time-link'
import { type Role, roleOf } from './roles'
import { users } from './table'

export const confirmationBody = z.strictObject({ token: tokenField })

const lastsMs = 24 * 60 * 60_000

/** Writes to a person whose address nobody has confirmed yet. Where no mail is sent, nobody is asked for it. */
export async function askToConfirm(userId: string, { origin, browser }: Cause): Promise<void> {
  if (mailWay() === 'off') return
  await database().transaction(async (db) => {
    const [person] = await db.select().from(users).where(eq(users.id, userId))
    if (!person || person.emailVerified) return
    const address = `${origin}${paths.confirm}`
    const link = await makeLink(db, { purpose: 'address confirmation', userId, address, lastsMs })
    await send(db, { kind: 'confirm_address', to: person.email, link, userId, browser })
  })
}

/** @throws AppError `resource_missing` for a link that was used, is too old or was followed by another */
export async function confirmAddress(
  { token }: z.output<typeof confirmationBody>,
  cause: Pick<Cause, 'browser'>,
): Promise<void> {
  const change = database().transaction(async (db) => {
    if (await takeNewAddress(db, token, cause)) return
    const userId = await takeLink(db, 'address confirmation', token)
    if (userId === null) throw new AppError('resource_missing', 'This link was used, has expired or was replaced.')
    const confirmed = { emailVerified: true, updatedAt: new Date(now()) }
    const [person] = await db.update(users).set(confirmed).where(eq(users.id, userId)).returning({ role: users.role })
    const actor: { userId: string; role: Role } = { userId, role: roleOf(person?.role) }
    await record(db, { actor, action: 'user.confirm_address', subject: userId })
  })
  await unlessTaken(change)
}

/** With a mail server whoever shares a bank's data can be written to. @throws AppError `address_unconfirmed` */
export async function requireConfirmedAddress({ userId }: { userId: string }): Promise<void> {
  if (mailWay() !== 'smtp') return
  const [person] = await database().select({ isConfirmed: users.emailVerified }).from(users).where(eq(users.id, userId))
  if (!person?.isConfirmed) throw new AppError('address_unconfirmed', 'Confirm your e-mail address first.')
}
