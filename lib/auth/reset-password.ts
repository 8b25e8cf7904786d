import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { isDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import type { Cause } from '@/lib/mail/browser'
import { send } from '@/lib/mail/send'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { announceEnd } from './end-sessions'
import { emailField, signUpBody } from './forms'
import { isTokenFor, type Purpose } from './link-token'
import { makeLink, takeLink, tokenField } from './one-time-link'
import { requireOwnPassword } from './require-own-password'
import { roleOf } from './roles'
import { hashPassword, setPassword } from './set-password'
import { users } from './table'

export const resetBody = z.strictObject({ email: emailField })
export const newPasswordBody = z.strictObject({ token: tokenField, password: signUpBody.shape.password })

export const resetLastsMs = 30 * 60_000
const purposes = ['password reset', 'handed password reset'] as const satisfies Purpose[]
/** Longer than writing a message takes: by the time of the answer nobody learns who has a profile. */
const answerAfterMs = 500

/** Writes to whoever has a profile with this address; whether somebody has is told by neither the answer nor its time. */
export async function askForReset({ email }: z.output<typeof resetBody>, cause: Cause): Promise<void> {
  requireMail()
  const pause = new Promise((resolve) => setTimeout(resolve, answerAfterMs))
  try {
    await writeTo(email, cause)
  } finally {
    await pause
  }
}

/** Those who look around share the demo people, whose password stays; who is suspended is not let in by a new one either. */
async function writeTo(email: string, { origin, browser }: Cause): Promise<void> {
  await database().transaction(async (db) => {
    const [person] = await db
      .select({ userId: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.suspendedAt)))
    if (!person || isDemoPerson({ email })) return
    const address = `${origin}${paths.reset}`
    const link = await makeLink(db, { purpose: 'password reset', ...person, address, lastsMs: resetLastsMs })
    await send(db, { kind: 'password_reset', to: email, link, ...person, browser })
  })
}

/**
 * Sets the password of whoever was written to, or handed a link, ends all of their sessions and what they had begun, and tells
 * them. A message proves their address as well; the second factor is asked as before.
 * @throws AppError `resource_missing` for a link that was used, is too old or was followed by another
 */
export async function resetPassword(
  { token, password }: z.output<typeof newPasswordBody>,
  cause: Pick<Cause, 'browser'>,
): Promise<void> {
  const purpose = purposes.find((each) => isTokenFor(each, token))
  if (!purpose) throw notValid()
  const hash = await hashPassword(password)
  const ended = await database().transaction(async (db) => {
    const userId = await takeLink(db, purpose, token)
    if (userId === null) throw notValid()
    const at = new Date(now())
    const [person] = await db
      .update(users)
      .set({ ...(purpose === 'password reset' && { emailVerified: true }), updatedAt: at })
      .where(eq(users.id, userId))
      .returning({ email: users.email, name: users.name, role: users.role })
    if (!person) throw notValid()
    await requireOwnPassword(password, person)
    const sessions = await setPassword(db, { userId, email: person.email, hash }, cause)
    const actor = { userId, role: roleOf(person.role) }
    await record(db, { actor, action: 'password.reset', subject: userId })
    return sessions
  })
  announceEnd(ended)
}

function notValid(): AppError {
  return new AppError('resource_missing', 'This link was used, has expired or was replaced.')
}

function requireMail(): void {
  if (mailWay() !== 'off') return
  throw new AppError('not_configured', 'No mail is sent here. Ask whoever runs Tidewater for a link to a new password.')
}
