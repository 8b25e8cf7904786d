import 'server-only'
import { desc, eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { type MessageRow, messages } from '@/lib/mail/table'
import { mailWay } from '@/lib/mail/way'
import type { NoticeView } from './notice-view'

const most = 50

/** What Stripe was asked to delete, the newest first; by ids alone. For admins, who send what no mail server could. */
export async function listNotices(viewer: Viewer): Promise<NoticeView[]> {
  if (viewer.role !== 'admin') throw new AppError('not_allowed', 'Only an admin can see what Stripe was told.')
  const rows = await database()
    .select()
    .from(messages)
    .where(eq(messages.kind, 'deletion_notice'))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(most)
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    created_at: row.createdAt.toISOString(),
    sent_at: row.sentAt?.toISOString() ?? null,
    state: stateOf(row),
    reason: row.attempts > 0 ? row.reason : null,
  }))
}

function stateOf({ sentAt, dueAt }: MessageRow): NoticeView['state'] {
  if (sentAt) return 'sent'
  if (mailWay() === 'outbox') return 'simulated'
  return dueAt ? 'waiting' : 'unsent'
}
