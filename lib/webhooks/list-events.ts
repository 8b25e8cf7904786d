import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { pageParameters } from '@/lib/http/page-query'
import { stripeId } from '@/lib/stripe/parameters'
import { type EventView, eventStates } from './event-view'
import { webhookEvents } from './table'
import { toEventView } from './to-event-view'

export const eventsQuery = z.strictObject({
  ...pageParameters,
  state: z.enum(eventStates, `must be one of ${eventStates.join(', ')}`).optional(),
  type: z.string().max(255).optional(),
  /** The account, authorization or whatever else it is about. */
  object: stripeId.optional(),
})
type EventsQuery = z.output<typeof eventsQuery>

const defaultLimit = 50

/** What Stripe announced, the newest of its clock first. For staff only. */
export async function listEvents(viewer: Viewer, query: EventsQuery = {}): Promise<Page<EventView>> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const { limit = defaultLimit } = query
  const rows = await database()
    .select()
    .from(webhookEvents)
    .where(and(...filtersOf(query)))
    .orderBy(...newestFirst(webhookEvents.created, webhookEvents.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map(toEventView),
    next_cursor: last ? writeCursor({ at: last.created, id: last.id }) : null,
  }
}

function filtersOf({ state, type, object, cursor }: EventsQuery): (SQL | undefined)[] {
  const after = cursor === undefined ? null : readCursor(cursor)
  return [
    state === undefined ? undefined : eq(webhookEvents.state, state),
    type === undefined ? undefined : eq(webhookEvents.type, type),
    object === undefined ? undefined : eq(webhookEvents.objectId, object),
    after === null
      ? undefined
      : sql`(${webhookEvents.created}, ${webhookEvents.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
  ]
}
