import 'server-only'
import { and, desc, eq, isNull, or } from 'drizzle-orm'
import { viewerFrom } from '@/lib/auth/viewer'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { browserOf } from './browser'
import { type MessageRow, messages } from './table'
import { mailWay } from './way'
import { isLinkKind, type LinkKind } from './words'

export type MessageView = Pick<MessageRow, 'id' | 'subject' | 'body'> & {
  /** Masked in messages of other browsers. */
  to: string
  /** Null where there is none, where it ran out, and in messages of other browsers. */
  link: { url: string; kind: LinkKind } | null
  created_at: string
  /** Whether this browser caused it, or it is to whoever is signed in here and nobody's browser caused it. */
  is_own: boolean
}

const most = 50

/**
 * The simulator's messages, the newest first: to the browser that caused them, to whoever is signed in and meant by one that no
 * browser caused, and to admins. A link opens a profile, and everybody
 * who looks around can be an admin, so of other people's messages neither it nor the address is shown.
 */
export async function listMessages(headers: Headers): Promise<MessageView[]> {
  if (mailWay() !== 'outbox') throw new AppError('resource_missing', 'There is nothing at this address.')
  const browser = browserOf(headers)
  const viewer = await viewerFrom(headers)
  const isAdmin = viewer?.role === 'admin'
  const isMeant = viewer ? and(isNull(messages.browser), eq(messages.userId, viewer.userId)) : undefined
  const isCaused = browser === null ? undefined : eq(messages.browser, browser)
  if (!isCaused && !isMeant) return []
  const rows = await database()
    .select()
    .from(messages)
    .where(isAdmin ? undefined : or(isCaused, isMeant))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(most)
  return rows.map((row) =>
    toView(row, row.browser === null ? row.userId !== null && row.userId === viewer?.userId : row.browser === browser),
  )
}

function toView(
  { id, kind, subject, body, recipient, link, linkUntil, createdAt }: MessageRow,
  isOwn: boolean,
): MessageView {
  const isGood = isOwn && linkUntil !== null && linkUntil.getTime() > now()
  return {
    id,
    subject,
    body,
    to: isOwn ? recipient : '••••@••••',
    link: isGood && link !== null && isLinkKind(kind) ? { url: link, kind } : null,
    created_at: createdAt.toISOString(),
    is_own: isOwn,
  }
}
