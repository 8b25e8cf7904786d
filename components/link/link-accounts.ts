// (shared) The way to the bank and back: session, Stripe's window, completion. It answers with what came of it and never throws.
import type { Stripe } from '@stripe/stripe-js'
import { ApiError } from '@/lib/http/client'
import type { Language } from '@/lib/i18n/messages'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { paths } from '@/lib/paths'
import { loadStripeJs, StripeJsError } from '@/lib/stripe/browser'
import type { Permission } from './permissions'
import { completeSession, createSession, type LinkedBy } from './queries'
import { isWebView } from './web-view'

type Accounts = CompletionView['accounts']

/** Nothing is left to do here: the accounts are the next page. */
export type Arrived =
  | { kind: 'linked'; accounts: Accounts }
  /** What was to be linked again is back, under its own id or with its history under a new one. */
  | { kind: 'back'; accounts: Accounts }
  /** Nothing came that had not been linked before. */
  | { kind: 'known'; accounts: Accounts }
  /** What came may be the one that was to be linked again: a person has to say, on its page. */
  | { kind: 'asked'; accounts: Accounts }

export type Stayed =
  /** Something else was chosen than what was to be linked again. */
  | { kind: 'other'; accounts: Accounts }
  | ({ kind: 'partly' } & Pick<CompletionView, 'accounts' | 'failed'>)
  /** The person closed the window, or chose no account: an answer, not a fault. */
  | { kind: 'left' }
  /** Account numbers were typed in: they stay with Stripe, and nothing can be read of that account. */
  | { kind: 'byHand'; last4: string }
  /** Sent back here by the bank, while the window may still wait where it was opened. */
  | { kind: 'returned'; session: string }
  | { kind: 'offline' }
  /** Stripe.js did not come; after 'hanging' only a reload helps. */
  | { kind: 'blocked' | 'hanging' }
  /** The window was open for too long. */
  | { kind: 'expired' }
  /** Stripe has not yet allowed this business what it asks for. */
  | { kind: 'notActivated' }
  /** Our server refused the session. */
  | { kind: 'session'; error: unknown }
  /** Stripe ended the window with an error; null where it had no words for it. */
  | { kind: 'bank'; reason: string | null }
  /** Linked at the bank, not yet read here: completing `session` again is all it takes. */
  | { kind: 'completion'; session: string; error: unknown }

export type LinkOutcome = Arrived | Stayed

/** Through a bank's sign-in, or with the numbers typed in where somebody would rather not, or cannot. */
export type LinkWay = 'bank' | 'byHand'

export type LinkPhase = 'preparing' | 'waiting' | 'finishing'

type Asked = {
  publishableKey: string
  language: Language
  permissions: readonly Permission[]
  /** The account that is to be linked again; null for a first link. */
  relinked: string | null
  by?: LinkedBy
  way?: LinkWay
  onPhase: (phase: LinkPhase) => void
}

export async function linkAccounts({
  publishableKey,
  language,
  permissions,
  relinked,
  by = 'customer',
  way = 'bank',
  onPhase,
}: Asked): Promise<LinkOutcome> {
  if (!navigator.onLine) return { kind: 'offline' }
  onPhase('preparing')
  // Together, so that as little time as possible lies between the press and the window: browsers block pop-ups that come late.
  const [stripe, session] = await Promise.allSettled([
    loadStripeJs(publishableKey, language),
    createSession(permissions, { by, way, returnTo: returnTo(by, relinked) }),
  ])
  if (session.status === 'rejected') return refusedSession(session.reason)
  if (stripe.status === 'rejected') return missingStripe(stripe.reason)
  onPhase('waiting')
  const choice = await collectAccounts(stripe.value, session.value.client_secret, way)
  if (choice !== 'chosen') return choice
  onPhase('finishing')
  return completeLink(session.value.id, relinked, by)
}

/** Reads at our server what was linked. May be asked again for the same session. */
export async function completeLink(
  session: string,
  relinked: string | null,
  by: LinkedBy = 'customer',
): Promise<LinkOutcome> {
  try {
    return whatCame(await completeSession(session, relinked, by))
  } catch (error) {
    return { kind: 'completion', session, error }
  }
}

/** For a page that lost its window on the way to the bank: nothing may have come of it yet. */
export async function completeReturn(session: string, relinked: string | null, by: LinkedBy): Promise<LinkOutcome> {
  const outcome = await completeLink(session, relinked, by)
  return outcome.kind === 'left' ? { kind: 'returned', session } : outcome
}

function returnTo(by: LinkedBy, relinked: string | null): string | null {
  const back = by === 'guest' ? paths.guestReturn : paths.linkReturn(relinked)
  return isWebView(navigator) ? new URL(back, location.href).href : null
}

function whatCame({ accounts, failed, known, relinked }: CompletionView): LinkOutcome {
  if (failed.length > 0) return { kind: 'partly', accounts, failed }
  if (accounts.length === 0) return { kind: 'left' }
  if (relinked !== null) return { kind: relinked, accounts }
  return { kind: accounts.every(({ id }) => known.includes(id)) ? 'known' : 'linked', accounts }
}

async function collectAccounts(stripe: Stripe, clientSecret: string, way: LinkWay): Promise<Stayed | 'chosen'> {
  try {
    const result = await opened(stripe, clientSecret, way)
    // With an error the other key is there too, as undefined: only this test is right.
    if (result.error?.code === 'session_expired') return { kind: 'expired' }
    if (result.error) return { kind: 'bank', reason: result.error.message ?? null }
    if (result.financialConnectionsSession.accounts.length > 0) return 'chosen'
    // Whoever leaves is given no token, whatever the type says.
    const typed = result.token?.bank_account
    return typed ? { kind: 'byHand', last4: typed.last4 } : { kind: 'left' }
  } catch {
    return navigator.onLine ? { kind: 'bank', reason: null } : { kind: 'offline' }
  }
}

async function opened(stripe: Stripe, clientSecret: string, way: LinkWay) {
  if (way === 'byHand') return stripe.collectBankAccountToken({ clientSecret })
  return { ...(await stripe.collectFinancialConnectionsAccounts({ clientSecret })), token: undefined }
}

function refusedSession(error: unknown): Stayed {
  if (error instanceof ApiError && error.isOffline) return { kind: 'offline' }
  if (error instanceof ApiError && error.code === 'not_activated') return { kind: 'notActivated' }
  return { kind: 'session', error }
}

function missingStripe(error: unknown): Stayed {
  if (!navigator.onLine) return { kind: 'offline' }
  return { kind: error instanceof StripeJsError ? error.problem : 'blocked' }
}
