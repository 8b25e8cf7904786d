import 'server-only'
import { eq } from 'drizzle-orm'
import { accountFromStripe, type StripeAccount } from '@/lib/accounts/from-stripe'
import { listAccountsById } from '@/lib/accounts/list-accounts'
import { refreshAccount } from '@/lib/accounts/refresh-account'
import { storeAnswer } from '@/lib/accounts/store-account'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { recordConsent } from '@/lib/consents/record-consent'
import { database } from '@/lib/db/client'
import { Refusal } from '@/lib/http/errors'
import { describeError, log } from '@/lib/http/log'
import { announce } from '@/lib/live/announce'
import { pull } from '@/lib/sync/pull'
import { collectAccounts } from './collect-accounts'
import type { CompletionView } from './completion-view'
import { sessionFromStripe } from './from-stripe'
import { type OwnedLinkSession, ownLinkSession } from './own-link-session'
import { reachSession } from './reach-session'
import { subscribeNewAccount } from './subscribe-new-account'
import { linkSessions } from './table'
import { unbegunFeatures } from './unbegun-features'

type Failure = CompletionView['failed'][number]

/**
 * What the browser says it finished, read again at Stripe: accounts and consent are stored, what no refresh has begun for is
 * refreshed (never ownership: it costs), and each account is pulled. A second time changes nothing.
 */
export async function completeSession(viewer: Viewer, id: string): Promise<CompletionView> {
  const session = sessionFromStripe.parse(await reachSession(viewer, id))
  const linkSession = await ownLinkSession(viewer, session)
  const failed: Failure[] = []
  const linked: StripeAccount[] = []
  for (const object of await collectAccounts(viewer, session)) {
    await tolerate(failed, idOf(object), async () => {
      const account = accountFromStripe(object)
      const { stripeAccount } = await storeAnswer(database(), account, linkSession.holderId)
      linked.push(account)
      // Before the refreshes: a subscription begins one by itself.
      await refresh(viewer, await subscribeNewAccount(account, linkSession, stripeAccount), linkSession.id)
    })
  }
  await finish(linkSession, linked, session.permissions)
  await Promise.all(linked.map((account) => pullNow(account.id)))
  return {
    accounts: await listAccountsById(
      viewer,
      linked.map((account) => account.id),
    ),
    failed,
  }
}

async function tolerate(failed: Failure[], id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log().warn({ event: 'account_not_completed', account: id, error: describeError(error) })
    failed.push({ id, message: error instanceof Refusal ? error.message : 'This account could not be read.' })
  }
}

/** Two completions of one session mean the same refresh. */
async function refresh(viewer: Viewer, account: StripeAccount, linkSessionId: string): Promise<void> {
  const features = unbegunFeatures(account)
  if (features.length === 0) return
  await refreshAccount(viewer, account.id, { features }, `${linkSessionId}:${account.id}:${features.join('+')}`)
}

async function finish(linkSession: OwnedLinkSession, linked: StripeAccount[], permissions: string[]): Promise<void> {
  const { id: linkSessionId, holderId } = linkSession
  const accounts = linked.map((account) => account.id)
  if (accounts.length > 0) await recordConsent({ holderId, linkSessionId, permissions })
  await database()
    .update(linkSessions)
    .set({
      outcome: accounts.length > 0 ? 'linked' : 'left',
      accounts,
      holderId,
      finishedAt: linkSession.finishedAt ?? new Date(now()),
    })
    .where(eq(linkSessions.id, linkSessionId))
  announce({ kind: 'session', id: linkSession.stripeId ?? linkSessionId, holderId })
}

/** What does not come now, the server job fetches. */
async function pullNow(id: string): Promise<void> {
  try {
    await pull(id)
  } catch (error) {
    log().warn({ event: 'pull_failed', account: id, error: describeError(error) })
  }
}

function idOf(object: unknown): string {
  const id: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, 'id') : null
  return typeof id === 'string' ? id : 'unknown'
}
