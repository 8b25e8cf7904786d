import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { pageParameters } from '@/lib/http/page-query'
import type { EntryView } from './entry-view'
import { fits } from './read-entries'
import { auditLog } from './table'

const id = z.string().trim().min(1, 'must not be empty').max(255)

export const entryFilter = { subject: id.optional(), actor: id.optional(), holder: id.optional() }
export const entriesQuery = z.strictObject({ ...pageParameters, ...entryFilter })

const defaultLimit = 50
/** Fewer than JavaScript counts exactly. */
const rowNumber = z.string().regex(/^\d{1,15}$/)

/** The audit log, the newest first. For admins only. */
export async function listEntries(
  viewer: Viewer,
  { limit = defaultLimit, cursor, ...filter }: z.output<typeof entriesQuery> = {},
): Promise<Page<EntryView>> {
  requireAdmin(viewer)
  const before = cursor === undefined ? undefined : Number(readCursor(cursor, rowNumber).id)
  const rows = await database()
    .select({ entry: auditLog, name: users.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actor))
    .where(and(fits(filter), before === undefined ? undefined : lt(auditLog.id, before)))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1)?.entry : undefined
  return {
    data: page.map(({ entry, name }) => toView(entry, name)),
    next_cursor: last ? writeCursor({ at: last.at, id: String(last.id) }) : null,
  }
}

/** @throws AppError 403 for everybody else */
export function requireAdmin(viewer: Viewer): void {
  if (viewer.role !== 'admin') throw new AppError('not_allowed', 'Your role does not allow this.')
}

function toView(entry: typeof auditLog.$inferSelect, name: string | null): EntryView {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actor: entry.actor,
    actor_name: name,
    actor_role: entry.actorRole,
    action: entry.action,
    subject: entry.subject,
    holder_id: entry.holderId,
    detail: entry.detail,
    request_id: entry.requestId,
    hash: entry.hash,
  }
}
