import 'server-only'
import { listAccountsById } from '@/lib/accounts/list-accounts'
import type { Viewer } from '@/lib/auth/roles'
import type { CompletionView } from './completion-view'
import { sessionFromStripe } from './from-stripe'
import { linkedBefore } from './linked-before'
import { reachSession } from './reach-session'
import { settleSession } from './settle-session'
import { whatBecameOf } from './what-became-of'

/**
 * What the browser says it finished, read again at Stripe. A second time changes nothing.
 * @param again the account that was to be linked again
 */
export async function completeSession(viewer: Viewer, id: string, again?: string): Promise<CompletionView> {
  const session = sessionFromStripe.parse(await reachSession(viewer, id))
  const { linked, failed } = await settleSession(viewer, session)
  return {
    accounts: await listAccountsById(viewer, linked),
    failed,
    known: await linkedBefore(linked, session.id),
    relinked: again === undefined ? null : await whatBecameOf(viewer, again, linked),
  }
}
