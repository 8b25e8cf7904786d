import 'server-only'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { busy, Gate } from '@/lib/http/gate'
import { live } from './live'

export const streamQuery = z.strictObject({
  /** The user a page was drawn for: a browser in which somebody else signed in since must not listen for them. */
  user: z.string().max(100).optional(),
  /** The id to go on from, where no `Last-Event-ID` says it. */
  after: z.string().max(100).optional(),
})

/** After a restart every browser comes back at once: fewer at a time than the database has connections. */
export const streamGate = new Gate({ most: 4, waitMs: 10_000 })

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` also keeps Next from compressing, which would hold hints back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

type Asked = { request: Request; query: z.output<typeof streamQuery>; viewer: Viewer; session: string }

/** @throws AppError 401 where the session is not that of the user the page is for; 429; 503 where nothing would be heard */
export async function openStream({ request, query, viewer, session }: Asked): Promise<Response> {
  const { user, after } = query
  const { userId, role, holderId } = viewer
  if (user !== undefined && user !== userId) throw new AppError('not_signed_in', 'Sign in to go on.')
  // A stream that stays silent would keep its page from asking.
  if (live().isHeard === false) throw busy()
  const reader = { userId, role, holderId, session }
  const stream = live().streams.open(reader, request.headers.get('last-event-id') ?? after ?? null)
  // Next lets go of a body whose reader left before it was begun without a word to it.
  request.signal.addEventListener('abort', () => stream.abort(), { once: true })
  if (request.signal.aborted) stream.abort()
  return new Response(stream.body, { headers })
}
