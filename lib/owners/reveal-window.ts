import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { auditLog } from '@/lib/audit/table'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { tooMany } from '@/lib/limits/too-many'

const mostRevealed = 20
const windowMs = 60 * 60_000

/**
 * Refuses whoever revealed twenty owners' fields within the last hour, by the log itself: a bucket that fills meanwhile would
 * let nearly twice as many through. @throws AppError `rate_limited`, saying when the first of them is an hour ago
 */
export async function requireRoomToReveal(db: Database, { userId }: Pick<Viewer, 'userId'>): Promise<void> {
  const [first] = await db
    .select({ at: auditLog.at })
    .from(auditLog)
    .where(
      and(eq(auditLog.actor, userId), eq(auditLog.action, 'owner.reveal'), gt(auditLog.at, new Date(now() - windowMs))),
    )
    .orderBy(desc(auditLog.id))
    .limit(1)
    .offset(mostRevealed - 1)
  if (first) throw tooMany(Math.ceil((first.at.getTime() + windowMs - now()) / 1000))
}
