// (shared) What linking asks of our server.
import { request } from '@/lib/http/client'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { api } from '@/lib/paths'
import type { LinkWay } from './link-accounts'
import { type Permission, prefetch } from './permissions'

/** Who links: a guest is asked what their invitation says, whatever the page would ask. */
export type LinkedBy = 'customer' | 'guest'

/** The secret opens one window and is kept nowhere. */
export function createSession(
  permissions: readonly Permission[],
  { by, way, returnTo }: { by: LinkedBy; way: LinkWay; returnTo: string | null },
): Promise<{ id: string; client_secret: string }> {
  const back = returnTo !== null && { return_url: returnTo }
  if (by === 'guest') return request('POST', api.guestSessions, { ...back })
  const byHand = way === 'byHand' && { manual_entry: { mode: 'automatic' } }
  return request('POST', api.stripeSessions, { permissions, prefetch, ...byHand, ...back })
}

/** Has our server read what was linked. May be asked again for the same session. */
export function completeSession(session: string, relinked: string | null, by: LinkedBy): Promise<CompletionView> {
  if (by === 'guest') return request('POST', api.guestCompletion(session))
  return request('POST', api.linkSessionCompletion(session), relinked === null ? {} : { account: relinked })
}
