import 'server-only'
import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { staffInvitations, users, verifications } from '@/lib/auth/table'
import type { Database } from '@/lib/db/open-database'
import { subjects } from '@/lib/limits/subject'
import { limits } from '@/lib/limits/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { messages } from '@/lib/mail/table'
import { stripeCalls } from '@/lib/stripe/table'

/** Everything that somebody signs in with, and what was sent to them; sessions, passwords and second factor go with the user. */
export async function eraseUser(db: Database, userId: string): Promise<void> {
  const [user] = await db.select().from(users).where(eq(users.id, userId)).for('update')
  if (!user) return
  const { email } = user
  await db.delete(messages).where(or(eq(messages.userId, userId), isSame(messages.recipient, email)))
  await db.delete(staffInvitations).where(isSame(staffInvitations.email, email))
  await db.delete(verifications).where(or(names(userId), names(email)))
  await db
    .delete(limits)
    .where(or(eq(limits.subject, subjects.user(userId)), eq(limits.subject, subjects.email(email))))
  await db.delete(linkSessions).where(and(isNull(linkSessions.holderId), eq(linkSessions.askedBy, userId)))
  await db.delete(stripeCalls).where(eq(stripeCalls.actor, userId))
  await db.delete(users).where(eq(users.id, userId))
}

function isSame(column: typeof messages.recipient | typeof staffInvitations.email, email: string) {
  return sql`lower(${column}) = ${email.toLowerCase()}`
}

/** better-auth keeps whom it is about in either column, inside of other words. */
function names(text: string) {
  return or(
    sql`position(${text} in ${verifications.identifier}) > 0`,
    sql`position(${text} in ${verifications.value}) > 0`,
  )
}
