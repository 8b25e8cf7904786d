import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { accountFromStripe, type StripeAccount } from '@/lib/accounts/from-stripe'
import { storeAnswer } from '@/lib/accounts/store-account'
import type { AccountRow } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { recordConsent } from '@/lib/consents/record-consent'
import { database } from '@/lib/db/client'
import { liftTombstone } from '@/lib/deletions/lift-tombstone'
import { Refusal } from '@/lib/http/errors'
import { describeError, log } from '@/lib/http/log'
import type { Actor } from '@/lib/stripe/calls'
import { pull } from '@/lib/sync/pull'
import { beginRefreshes } from './begin-refreshes'
import { collectAccounts } from './collect-accounts'
import type { CompletionView } from './completion-view'
import type { StripeSession } from './from-stripe'
import { type OwnedLinkSession, ownLinkSession } from './own-link-session'
import { subscribeNewAccount } from './subscribe-new-account'
import { linkSessions } from './table'

type Failure = CompletionView['failed'][number]
type Settled = { linked: string[]; failed: Failure[] }

/**
 * Does what follows from a session as Stripe has it now, whoever noticed that it is over: accounts and consent are stored, what
 * no refresh has begun for is refreshed (never ownership: it costs), and each account is pulled. A second time changes nothing.
 */
export async function settleSession(by: Actor, session: StripeSession): Promise<Settled> {
  const linkSession = await ownLinkSession(by, session)
  const failed: Failure[] = []
  const linked: string[] = []
  for (const object of await collectAccounts(by, session)) {
    await tolerate(failed, idOf(object), async () => {
      const account = accountFromStripe(object)
      await liftTombstone(account.id, linkSession)
      const row = await storeAnswer(database(), account, linkSession.holderId)
      linked.push(account.id)
      await begin(by, account, linkSession, row)
    })
  }
  await finish(by, linkSession, linked, session.permissions)
  await Promise.all(linked.map((id) => pullNow(id)))
  return { linked, failed }
}

/** The subscription goes first, since it begins a refresh by itself. */
async function begin(by: Actor, account: StripeAccount, linkSession: OwnedLinkSession, row: AccountRow) {
  const subscribed = await subscribeNewAccount(account, linkSession, row.stripeAccount)
  await beginRefreshes(by, subscribed, linkSession, row)
}

async function tolerate(failed: Failure[], id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log().warn({ event: 'account_not_completed', account: id, error: describeError(error) })
    failed.push({ id, message: error instanceof Refusal ? error.message : 'This account could not be read.' })
  }
}

/** Who read the session before it brought anything does not undo what others found in it. */
async function finish(by: Actor, linkSession: OwnedLinkSession, accounts: string[], permissions: string[]) {
  const { id: linkSessionId, holderId, language } = linkSession
  const isLinked = accounts.length > 0
  const finishedAt = linkSession.finishedAt ?? new Date(now())
  await database().transaction(async (db) => {
    const [before] = await db.select().from(linkSessions).where(eq(linkSessions.id, linkSessionId)).for('update')
    await db
      .update(linkSessions)
      .set({ outcome: isLinked ? 'linked' : 'left', accounts, holderId, finishedAt, readDueAt: null })
      .where(and(eq(linkSessions.id, linkSessionId), isLinked ? undefined : ne(linkSessions.outcome, 'linked')))
    if (isLinked) await recordConsent(db, by, { holderId, linkSessionId, permissions, language })
    for (const subject of accounts.filter((id) => !before?.accounts.includes(id))) {
      await record(db, { actor: by, action: 'account.link', subject, holderId, detail: { linkSession: linkSessionId } })
    }
  })
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
