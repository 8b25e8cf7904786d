import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { deviceOf } from './device'
import { idleMs } from './session-limits'
import type { SessionView } from './session-view'
import type { Session } from './session-viewer'
import { sessions } from './table'

/** Where the viewer is signed in, the latest first. */
export async function listSessions({ viewer, session }: Pick<Session, 'viewer' | 'session'>): Promise<SessionView[]> {
  const rows = await database()
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, viewer.userId),
        gt(sessions.expiresAt, new Date(now())),
        gt(sessions.lastSeenAt, new Date(now() - idleMs[viewer.role])),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
  return rows.map((row) => ({
    id: row.id,
    ...deviceOf(row.userAgent),
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    is_current: row.id === session,
  }))
}
