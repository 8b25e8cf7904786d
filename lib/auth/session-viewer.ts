import 'server-only'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { announceSessionEnd } from '@/lib/live/announce'
import type { Preferences } from '@/lib/preferences/preferences'
import { isCausedByPerson } from './caused-by-person'
import { findSession } from './find-session'
import { roles, type Viewer } from './roles'
import { mustEnrol } from './second-factor-rule'
import { idleMs, seenEveryMs } from './session-limits'
import { sessionToken } from './session-token'
import { sessions } from './table'

const role = z.enum(roles)

export type Session = {
  viewer: Viewer
  /** The id of its row, for what must end with it. */
  session: string
  hasSecondFactor: boolean
  /** They have shown that they can read their mail. */
  hasConfirmedAddress: boolean
  /** Until they have set up a second factor, they may do nothing else. */
  mustEnrol: boolean
  /** An invitation let them in: they may do what it asks, and nothing else. */
  isGuest: boolean
  provedAt: Date
  /** How they chose to read. */
  preferences: Preferences
}

/** Whom a session cookie belongs to, asked from the database every time: a session that was ended is over at once. */
export async function sessionOf(headers: Headers): Promise<Session | null> {
  const token = sessionToken(headers)
  const found = token === null ? null : await findSession(token)
  if (!found) return null
  const { session, holderId } = found
  const user = { ...found.user, role: role.parse(found.user.role) }
  if (user.suspendedAt) return null
  if (now() - session.lastSeenAt.getTime() > idleMs[user.role]) {
    await endIdle(session.id)
    return null
  }
  if (isCausedByPerson(headers)) await see(session)
  const { id: userId, name, email } = user
  return {
    viewer: { userId, role: user.role, name, email, holderId },
    session: session.id,
    hasSecondFactor: user.twoFactorEnabled,
    hasConfirmedAddress: user.emailVerified,
    mustEnrol: mustEnrol(user),
    isGuest: user.isGuest,
    provedAt: session.provedAt,
    preferences: user.preferences,
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
