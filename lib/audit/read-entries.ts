import 'server-only'
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import type { Entry } from './chain'
import { auditLog } from './table'

export type KeptEntry = Entry & { hash: string }

/** Left out, everything. */
export type EntryFilter = { subject?: string | undefined; actor?: string | undefined; holder?: string | undefined }

const pageRows = 500

/** The rows from the first to the last, as they are hashed. Reads a page at a time: however long the log, it fits. */
export async function* readEntries(db: Database, filter: EntryFilter = {}): AsyncGenerator<KeptEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .select(columns)
      .from(auditLog)
      .where(and(gt(auditLog.id, after), fits(filter)))
      .orderBy(asc(auditLog.id))
      .limit(pageRows)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return
    after = last.id
  }
}

export function fits({ subject, actor, holder }: EntryFilter): SQL | undefined {
  return and(
    subject === undefined ? undefined : eq(auditLog.subject, subject),
    actor === undefined ? undefined : eq(auditLog.actor, actor),
    holder === undefined ? undefined : eq(auditLog.holderId, holder),
  )
}

/** A moment as text: a JavaScript date would lose what was changed behind its milliseconds. */
const columns = {
  id: auditLog.id,
  at: sql<string>`to_char(${auditLog.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  actor: auditLog.actor,
  actor_role: auditLog.actorRole,
  action: auditLog.action,
  subject: auditLog.subject,
  holder_id: auditLog.holderId,
  detail: auditLog.detail,
  request_id: auditLog.requestId,
  previous_hash: auditLog.previousHash,
  hash: auditLog.hash,
}
