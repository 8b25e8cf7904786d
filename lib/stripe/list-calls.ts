import 'server-only'
import { and, eq, gte, isNotNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { pageParameters } from '@/lib/http/page-query'
import { type CallView, callChoices } from './call-view'
import { stripeCalls } from './table'

export const callsQuery = z.strictObject({
  ...pageParameters,
  only: z.enum(callChoices, `must be one of ${callChoices.join(', ')}`).optional(),
})
type CallsQuery = z.output<typeof callsQuery>

const defaultLimit = 50
const monthMs = 30 * 86_400_000

const chosen: Record<(typeof callChoices)[number], SQL> = {
  failed: isNotNull(stripeCalls.errorCode),
  priced: isNotNull(stripeCalls.costCents),
}

/** What Stripe was asked, the newest first. For staff only. */
export async function listCalls(viewer: Viewer, query: CallsQuery = {}): Promise<Page<CallView>> {
  requireStaff(viewer)
  const { limit = defaultLimit, only, cursor } = query
  const after = cursor === undefined ? null : readCursor(cursor, z.uuid())
  const rows = await database()
    .select({ call: stripeCalls, name: users.name })
    .from(stripeCalls)
    .leftJoin(users, eq(users.id, stripeCalls.actor))
    .where(
      and(
        only && chosen[only],
        after
          ? sql`(${stripeCalls.startedAt}, ${stripeCalls.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(...newestFirst(stripeCalls.startedAt, stripeCalls.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1)?.call : undefined
  return {
    data: page.map(({ call, name }) => toView(call, name)),
    next_cursor: last ? writeCursor({ at: last.startedAt, id: last.id }) : null,
  }
}

/** What the last 30 days may have cost at most, in hundredths of a US dollar, and for how many calls. For staff only. */
export async function sumCosts(viewer: Viewer): Promise<{ costCents: number; calls: number }> {
  requireStaff(viewer)
  const [row] = await database()
    .select({
      costCents: sql`coalesce(sum(${stripeCalls.costCents}), 0)`.mapWith(Number),
      calls: sql`count(*)`.mapWith(Number),
    })
    .from(stripeCalls)
    .where(and(chosen.priced, gte(stripeCalls.startedAt, new Date(now() - monthMs))))
  return row ?? { costCents: 0, calls: 0 }
}

function requireStaff(viewer: Viewer): void {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
}

function toView(call: typeof stripeCalls.$inferSelect, name: string | null): CallView {
  return {
    id: call.id,
    actor: call.actor,
    actor_name: name,
    method: call.method,
    path: call.path,
    stripe_account: call.stripeAccount,
    status: call.status,
    error_code: call.errorCode,
    request_id: call.requestId,
    ms: call.ms,
    retries: call.retries,
    cost_cents: call.costCents,
    started_at: call.startedAt.toISOString(),
  }
}
