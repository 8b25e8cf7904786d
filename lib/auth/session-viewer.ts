import 'server-only'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { announceSessionEnd } from '@/lib/live/announce'
import { auth } from './auth'
import { isCausedByPerson } from './caused-by-person'
import { refusing } from './refusals'
import { roles, type Viewer } from './roles'
import { mustEnrol } from './second-factor-rule'
import { idleMs, seenEveryMs } from './session-limits'
import { sessions } from './table'

const found = z.object({
  session: z.object({ id: z.string(), lastSeenAt: z.date(), provedAt: z.date() }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    role: z.enum(roles),
    twoFactorEnabled: z.boolean(),
    suspendedAt: z.date().nullish(),
  }),
})

export type Session = {
  viewer: Viewer
  /** The id of its row, for what must end with it. */
  session: string
  hasSecondFactor: boolean
  /** They have shown that they can read their mail. */
  hasConfirmedAddress: boolean
  /** Until they have set up a second factor, they may do nothing else. */
  mustEnrol: boolean
  provedAt: Date
}

/** Whom a session cookie belongs to, asked from the database every time: a session that was ended is over at once. */
export async function sessionOf(headers: Headers): Promise<Session | null> {
  if (!headers.has('cookie')) return null
  const query = { disableCookieCache: true, disableRefresh: true }
  const answer = await refusing(() => auth().api.getSession({ headers, query }))
  if (!answer) return null
  const { session, user } = found.parse(answer)
  if (user.suspendedAt) return null
  if (now() - session.lastSeenAt.getTime() > idleMs[user.role]) {
    await endIdle(session.id)
    return null
  }
  if (isCausedByPerson(headers)) await see(session)
  const { id: userId, role, name, email } = user
  return {
    viewer: { userId, role, name, email, holderId: await findHolder(userId) },
    session: session.id,
    hasSecondFactor: user.twoFactorEnabled,
    hasConfirmedAddress: user.emailVerified,
    mustEnrol: mustEnrol(user),
    provedAt: session.provedAt,
  }
}

async function see({ id, lastSeenAt }: { id: string; lastSeenAt: Date }): Promise<void> {
  const before = new Date(now() - seenEveryMs)
  if (lastSeenAt > before) return
  await database()
    .update(sessions)
    .set({ lastSeenAt: new Date(now()) })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, before)))
}

async function endIdle(id: string): Promise<void> {
  await database().delete(sessions).where(eq(sessions.id, id))
  announceSessionEnd(id)
}

async function findHolder(userId: string): Promise<string | null> {
  const rows = await database()
    .select({ id: accountHolders.id })
    .from(accountHolders)
    .where(eq(accountHolders.userId, userId))
  return rows[0]?.id ?? null
}
