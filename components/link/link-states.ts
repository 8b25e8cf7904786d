// (shared) How a link can end, and what a person sees of it. Words stand under `link.states`.
import type { Tone } from '@/lib/accounts/status'
import type { Arrived, LinkOutcome } from './link-accounts'

type LinkState = {
  /** A toast over the page it leads to, or a notice where the person pressed. */
  shown: 'toast' | 'notice'
  tone: Tone
  /** The one way on: to the accounts, the start button again, finishing what is linked, or a reload. */
  way: 'accounts' | 'start' | 'finish' | 'reload'
}

export const linkStates = {
  linked: { shown: 'toast', tone: 'positive', way: 'accounts' },
  back: { shown: 'toast', tone: 'positive', way: 'accounts' },
  known: { shown: 'toast', tone: 'neutral', way: 'accounts' },
  asked: { shown: 'toast', tone: 'neutral', way: 'accounts' },
  other: { shown: 'notice', tone: 'caution', way: 'start' },
  partly: { shown: 'notice', tone: 'caution', way: 'accounts' },
  left: { shown: 'notice', tone: 'neutral', way: 'start' },
  byHand: { shown: 'notice', tone: 'neutral', way: 'start' },
  returned: { shown: 'notice', tone: 'neutral', way: 'start' },
  offline: { shown: 'notice', tone: 'neutral', way: 'start' },
  blocked: { shown: 'notice', tone: 'neutral', way: 'start' },
  hanging: { shown: 'notice', tone: 'neutral', way: 'reload' },
  expired: { shown: 'notice', tone: 'neutral', way: 'start' },
  bank: { shown: 'notice', tone: 'critical', way: 'start' },
  session: { shown: 'notice', tone: 'critical', way: 'start' },
  notActivated: { shown: 'notice', tone: 'neutral', way: 'start' },
  completion: { shown: 'notice', tone: 'caution', way: 'finish' },
} as const satisfies Record<LinkOutcome['kind'], LinkState>

/** Nothing went wrong: whoever starts now does not try again. */
export function isAnswer({ kind }: LinkOutcome): boolean {
  return kind === 'left' || kind === 'byHand' || kind === 'returned'
}

export function hasArrived(outcome: LinkOutcome): outcome is Arrived {
  return linkStates[outcome.kind].shown === 'toast'
}
