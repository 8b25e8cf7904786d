import 'server-only'
import { z } from 'zod'
import { sessionOf } from '@/lib/auth/session-viewer'
import { AppError } from '@/lib/http/errors'
import { live } from './live'

export const streamQuery = z.strictObject({
  /** The user a page was drawn for: a browser in which somebody else signed in since must not listen for them. */
  user: z.string().max(100).optional(),
  /** The id to go on from, where no `Last-Event-ID` says it. */
  after: z.string().max(100).optional(),
})

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` also keeps Next from compressing, which would hold hints back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** @throws AppError 401 without a session, or where it is not that of the user the page is for; 429 */
export async function openStream(request: Request, { user, after }: z.output<typeof streamQuery>): Promise<Response> {
  const found = await sessionOf(request.headers)
  if (!found || (user !== undefined && user !== found.viewer.userId)) {
    throw new AppError('not_signed_in', 'Sign in to go on.')
  }
  const { userId, role, holderId } = found.viewer
  const reader = { userId, role, holderId, session: found.session }
  const stream = live().streams.open(reader, request.headers.get('last-event-id') ?? after ?? null)
  // Next lets go of a body whose reader left before it was begun without a word to it.
  request.signal.addEventListener('abort', () => stream.abort(), { once: true })
  if (request.signal.aborted) stream.abort()
  return new Response(stream.body, { headers })
}
