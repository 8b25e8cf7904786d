import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import { record } from '@/lib/audit/record'
import { auditLog } from '@/lib/audit/table'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'

/** Pages that are open ask again and again: that is one look. */
const everyMs = 60 * 60_000

/** Writes down that staff looked at somebody's account, for the log and for whose it is: once an hour for each of them. */
export async function recordLook(viewer: Viewer, { id, holderId }: { id: string; holderId: string }): Promise<void> {
  const isSame = and(
    eq(auditLog.subject, id),
    eq(auditLog.actor, viewer.userId),
    eq(auditLog.action, 'account.look'),
    gt(auditLog.at, new Date(now() - everyMs)),
  )
  const [before] = await database().select({ id: auditLog.id }).from(auditLog).where(isSame).limit(1)
  if (before) return
  await record(database(), { actor: viewer, action: 'account.look', subject: id, holderId })
}
