import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type AuditActor, record } from '@/lib/audit/record'
import { makeLink } from '@/lib/auth/one-time-link'
import { resetLastsMs } from '@/lib/auth/reset-password'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { type ResetReason, resetReasons } from './reset-choices'
import { requireAdmin, staffRole } from './staff-role'
import type { ResetLinkMade } from './staff-view'

export const resetLinkBody = z.strictObject({
  reason: z.enum(resetReasons, `must be one of ${resetReasons.join(', ')}`),
})

type Asked = { actor: AuditActor; who: SQL | undefined; origin: string; detail?: { reason: ResetReason } }

/**
 * A link to a new password, for a member of staff who cannot be written to: the admin hands it over. Where mail is sent nobody needs
 * one, and nobody is given what opens another person's profile.
 */
export async function makeResetLink(
  viewer: Viewer,
  userId: string,
  { reason, origin }: { reason: ResetReason; origin: string },
): Promise<ResetLinkMade> {
  requireAdmin(viewer)
  if (mailWay() !== 'off')
    throw new AppError(
      'not_allowed',
      'Mail is sent here. Whoever forgot their password asks for a link at the sign-in.',
    )
  const who = and(eq(users.id, userId), inArray(users.role, staffRole.options))
  return makeLinkFor({ actor: viewer, who, origin, detail: { reason } })
}

/** The same for the command: whoever has the server can do it for the last admin, and for customers. */
export async function makeResetLinkByCommand(email: string, origin: string): Promise<ResetLinkMade> {
  return makeLinkFor({ actor: 'command', who: eq(users.email, email), origin })
}

async function makeLinkFor({ actor, who, origin, detail }: Asked): Promise<ResetLinkMade> {
  return database().transaction(async (db) => {
    const [person] = await db
      .select({ id: users.id, email: users.email, suspendedAt: users.suspendedAt })
      .from(users)
      .where(who)
      .for('update')
    if (!person) throw new AppError('resource_missing', 'There is nobody like this.')
    refuseDemoPerson(person)
    if (person.suspendedAt) throw new AppError('not_allowed', 'They are suspended: let them in again first.')
    const address = `${origin}${paths.reset}`
    const what = { purpose: 'handed password reset', userId: person.id, address, lastsMs: resetLastsMs } as const
    const { url, until } = await makeLink(db, what)
    await record(db, { actor, action: 'password.hand_link', subject: person.id, ...(detail && { detail }) })
    return { link: url, expires_at: until.toISOString() }
  })
}
