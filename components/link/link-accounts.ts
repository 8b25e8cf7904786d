// (shared) The way to the bank and back: session, Stripe's window, completion. It answers with what came of it and never throws.
import type { Stripe } from '@stripe/stripe-js'
import { ApiError } from '@/lib/http/client'
import type { Language } from '@/lib/i18n/messages'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { loadStripeJs, StripeJsError } from '@/lib/stripe/browser'
import type { Permission } from './permissions'
import { completeSession, createSession } from './queries'

export type LinkOutcome =
  | ({ kind: 'linked' } & CompletionView)
  /** The person closed the window, or chose no account: an answer, not a fault. */
  | { kind: 'left' }
  | { kind: 'offline' }
  /** Stripe.js did not come; after 'hanging' only a reload helps. */
  | { kind: 'blocked' | 'hanging' }
  /** Our server refused the session. */
  | { kind: 'session'; error: unknown }
  /** Stripe ended the window with an error; null where it had no words for it. */
  | { kind: 'bank'; reason: string | null }
  /** Linked at the bank, not yet read here: completing `session` again is all it takes. */
  | { kind: 'completion'; session: string; error: unknown }

export type LinkPhase = 'preparing' | 'waiting' | 'finishing'

type Asked = {
  publishableKey: string
  language: Language
  permissions: readonly Permission[]
  onPhase: (phase: LinkPhase) => void
}

export async function linkAccounts({ publishableKey, language, permissions, onPhase }: Asked): Promise<LinkOutcome> {
  if (!navigator.onLine) return { kind: 'offline' }
  onPhase('preparing')
  // Together, so that as little time as possible lies between the press and the window: browsers block pop-ups that come late.
  const [stripe, session] = await Promise.allSettled([
    loadStripeJs(publishableKey, language),
    createSession(permissions),
  ])
  if (session.status === 'rejected') return refusedSession(session.reason)
  if (stripe.status === 'rejected') return missingStripe(stripe.reason)
  onPhase('waiting')
  const choice = await collectAccounts(stripe.value, session.value.client_secret)
  if (choice !== 'chosen') return choice
  onPhase('finishing')
  return completeLink(session.value.id)
}

/** Reads at our server what was linked. May be asked again for the same session. */
export async function completeLink(session: string): Promise<LinkOutcome> {
  try {
    return { kind: 'linked', ...(await completeSession(session)) }
  } catch (error) {
    return { kind: 'completion', session, error }
  }
}

async function collectAccounts(stripe: Stripe, clientSecret: string): Promise<LinkOutcome | 'chosen'> {
  try {
    const result = await stripe.collectFinancialConnectionsAccounts({ clientSecret })
    // With an error the other key is there too, as undefined: only this test is right.
    if (result.error) return { kind: 'bank', reason: result.error.message ?? null }
    return result.financialConnectionsSession.accounts.length === 0 ? { kind: 'left' } : 'chosen'
  } catch {
    return navigator.onLine ? { kind: 'bank', reason: null } : { kind: 'offline' }
  }
}

function refusedSession(error: unknown): LinkOutcome {
  if (error instanceof ApiError && error.isOffline) return { kind: 'offline' }
  return { kind: 'session', error }
}

function missingStripe(error: unknown): LinkOutcome {
  if (!navigator.onLine) return { kind: 'offline' }
  return { kind: error instanceof StripeJsError ? error.problem : 'blocked' }
}
