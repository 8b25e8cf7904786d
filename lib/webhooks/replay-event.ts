import 'server-only'
import { eq } from 'drizzle-orm'
import { record } from '@/lib/audit/record'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { EventView } from './event-view'
import { wakeInbox } from './serve-inbox'
import { type WebhookEvent, webhookEvents } from './table'
import { toEventView } from './to-event-view'
import { whyIgnored } from './why-ignored'

/**
 * Has an event done anew, whatever became of it, with all its attempts before it: what was ignored may be ours by now. Doing one
 * twice does no harm, since it only has something read again. For staff only.
 */
export async function replayEvent(viewer: Viewer, id: string): Promise<EventView> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const [known] = await database().select().from(webhookEvents).where(eq(webhookEvents.id, id)).limit(1)
  if (!known) throw noSuchEvent(id)
  const reason = await whyIgnored(known)
  if (reason !== null) return toEventView(known)
  const anew = { state: 'waiting', attempts: 0, reason: null, dueAt: new Date(now()), finishedAt: null } as const
  const row = await database().transaction(async (db) => {
    const [updated] = await db.update(webhookEvents).set(anew).where(eq(webhookEvents.id, id)).returning()
    const replayed = required(updated, id)
    await record(db, { actor: viewer, action: 'event.replay', subject: id })
    return replayed
  })
  wakeInbox()
  return toEventView(row)
}

function required(row: WebhookEvent | undefined, id: string): WebhookEvent {
  if (!row) throw noSuchEvent(id)
  return row
}

function noSuchEvent(id: string): AppError {
  return new AppError('resource_missing', `No such event: '${id}'`, { param: 'event' })
}
