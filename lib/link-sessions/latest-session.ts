import 'server-only'
import { and, desc, eq, gt, isNotNull } from 'drizzle-orm'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { linkSessions } from './table'

/** As long as a bank's sign-in may take. */
const recentMs = 60 * 60_000

/** Stripe's id of what this person opened last, for a page that lost it on the way to the bank and back. */
export async function latestSession({ userId, holderId }: Viewer): Promise<string | null> {
  if (holderId === null) return null
  const isRecent = gt(linkSessions.askedAt, new Date(now() - recentMs))
  const [row] = await database()
    .select({ stripeId: linkSessions.stripeId })
    .from(linkSessions)
    .where(
      and(
        eq(linkSessions.holderId, holderId),
        eq(linkSessions.askedBy, userId),
        isNotNull(linkSessions.stripeId),
        isRecent,
      ),
    )
    .orderBy(desc(linkSessions.askedAt))
    .limit(1)
  return row?.stripeId ?? null
}
