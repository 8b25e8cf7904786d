import 'server-only'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { roles } from '@/lib/auth/roles'
import { idleMs } from '@/lib/auth/session-limits'
import { sessions, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import type { ReadReaders } from './streams'

/** Few enough that the parameters of one statement stay below Postgres's limit. */
const sessionsPerStatement = 5_000

/** Whose the sessions are that still last, and what they may see by now. */
export function readReaders(db: Database): ReadReaders {
  return async (ids) => {
    const readers: Awaited<ReturnType<ReadReaders>> = new Map()
    for (let start = 0; start < ids.length; start += sessionsPerStatement) {
      const rows = await db
        .select({
          session: sessions.id,
          role: users.role,
          holderId: accountHolders.id,
          lastSeenAt: sessions.lastSeenAt,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .leftJoin(accountHolders, eq(accountHolders.userId, users.id))
        .where(
          and(
            inArray(sessions.id, ids.slice(start, start + sessionsPerStatement)),
            gt(sessions.expiresAt, new Date(now())),
            isNull(users.suspendedAt),
          ),
        )
      for (const { session, role: word, holderId, lastSeenAt } of rows) {
        const role = roles.find((known) => known === word)
        if (role && now() - lastSeenAt.getTime() <= idleMs[role]) readers.set(session, { role, holderId })
      }
    }
    return readers
  }
}
