import 'server-only'
import { listAccountsById } from '@/lib/accounts/list-accounts'
import type { Viewer } from '@/lib/auth/roles'
import type { CompletionView } from './completion-view'
import { sessionFromStripe } from './from-stripe'
import { reachSession } from './reach-session'
import { settleSession } from './settle-session'

/** What the browser says it finished, read again at Stripe. A second time changes nothing. */
export async function completeSession(viewer: Viewer, id: string): Promise<CompletionView> {
  const session = sessionFromStripe.parse(await reachSession(viewer, id))
  const { linked, failed } = await settleSession(viewer, session)
  return { accounts: await listAccountsById(viewer, linked), failed }
}
