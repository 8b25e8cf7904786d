import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { type Database, database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { announceSessionEnd } from '@/lib/live/announce'
import type { Viewer } from './roles'
import { sessions } from './table'
import { requireSession } from './viewer'

export const sessionPath = z.object({ session: z.string().regex(/^[\w-]{1,64}$/) })

/** Signs the viewer out of another browser, or of this one. Its calls and streams end with it. */
export async function endOwnSession(viewer: Viewer, id: string): Promise<void> {
  const ended = await database().transaction(async (transaction) => {
    const rows = await transaction
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, viewer.userId)))
      .returning({ id: sessions.id })
    for (const row of rows) await record(transaction, { actor: viewer, action: 'session.end', subject: row.id })
    return rows
  })
  if (ended.length === 0) throw new AppError('resource_missing', 'There is no such session.')
  announceEnd(ended.map((row) => row.id))
}

/** Signs the viewer out everywhere but here. */
export async function endOtherSessions(viewer: Viewer, headers: Headers): Promise<number> {
  const { session: here } = await requireSession(headers, 'enrolling')
  const ended = await database().transaction(async (transaction) => {
    const rows = await transaction
      .delete(sessions)
      .where(and(eq(sessions.userId, viewer.userId), ne(sessions.id, here)))
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
