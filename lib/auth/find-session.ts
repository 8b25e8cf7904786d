import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { sessions, users } from './table'

type Prepared = ReturnType<typeof prepare>
const prepared = new WeakMap<Database, Prepared>()

/** A session with its person and the holder they are, in one question: every request of a signed-in person asks it. */
export async function findSession(token: string) {
  const db = database()
  const question = prepared.get(db) ?? prepare(db)
  prepared.set(db, question)
  const [found] = await question.execute({ token, now: new Date(now()).toISOString() })
  return found ?? null
}

function prepare(db: Database) {
  return db
    .select({
      session: { id: sessions.id, lastSeenAt: sessions.lastSeenAt, provedAt: sessions.provedAt },
      user: {
        id: users.id,
        name: users.name,
        email: users.email,
        emailVerified: users.emailVerified,
        role: users.role,
        twoFactorEnabled: users.twoFactorEnabled,
        suspendedAt: users.suspendedAt,
        isGuest: users.isGuest,
        preferences: users.preferences,
      },
      holderId: accountHolders.id,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(accountHolders, eq(accountHolders.userId, users.id))
    .where(
      and(
        eq(sessions.token, sql.placeholder('token')),
        gt(sessions.expiresAt, sql`${sql.placeholder('now')}::timestamptz`),
      ),
    )
    .prepare('find_session')
}
