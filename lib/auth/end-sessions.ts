import 'server-only'
import { and, eq, ne, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { type Database, database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { announceSessionEnd } from '@/lib/live/announce'
import type { Viewer } from './roles'
import { sessions } from './table'
import { requireSession } from './viewer'

export const sessionPath = z.object({ session: z.string().regex(/^[\w-]{1,64}$/) })

type Ending = Pick<Viewer, 'userId' | 'role'>

/** Signs the viewer out of another browser, or of this one. Its calls and streams end with it. */
export async function endOwnSession(viewer: Viewer, id: string): Promise<void> {
  const ended = await endThose(viewer, eq(sessions.id, id))
  if (ended === 0) throw new AppError('resource_missing', 'There is no such session.')
}

/** Signs the viewer out everywhere but here. */
export async function endOtherSessions(viewer: Viewer, headers: Headers): Promise<number> {
  const { session: here } = await requireSession(headers, 'enrolling')
  return endThose(viewer, ne(sessions.id, here))
}

/** Of somebody's sessions these, if they are there still. @returns how many ended */
export async function endThose(viewer: Ending, which: SQL): Promise<number> {
  const ended = await database().transaction(async (transaction) => {
    const rows = await transaction
      .delete(sessions)
      .where(and(eq(sessions.userId, viewer.userId), which))
      .returning({ id: sessions.id })
    for (const { id } of rows) await record(transaction, { actor: viewer, action: 'session.end', subject: id })
    return rows
  })
  announceEnd(ended.map(({ id }) => id))
  return ended.length
}

/** Ends all sessions of somebody whose rights change, but the one to keep. Announce them after the commit. */
export async function deleteSessionsOf(transaction: Database, userId: string, keep?: string): Promise<string[]> {
  const others = keep === undefined ? undefined : ne(sessions.id, keep)
  const rows = await transaction
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id })
  return rows.map(({ id }) => id)
}

export function announceEnd(ids: readonly string[]): void {
  for (const id of ids) announceSessionEnd(id)
}
