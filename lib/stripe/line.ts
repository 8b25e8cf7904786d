import 'server-only'
import { now } from '@/lib/clock'
import { Breaker } from './breaker'
import { RetryBudget } from './retry'

/** What this process knows of its way to Stripe. */
export type Line = {
  now: () => number
  sleep: (ms: number) => Promise<void>
  random: () => number
  /** The longest that a call may take, with all its tries. */
  callMs: number
  breaker: Breaker
  budget: RetryBudget
}

declare global {
  var tidewaterStripeLine: Line | undefined
}

/** The one of this process. */
export function line(): Line {
  globalThis.tidewaterStripeLine ??= makeLine()
  return globalThis.tidewaterStripeLine
}

export function makeLine(given: Partial<Pick<Line, 'now' | 'sleep' | 'random' | 'callMs'>> = {}): Line {
  return {
    now,
    sleep,
    random: Math.random,
    callMs: 10_000,
    breaker: new Breaker(given.now ?? now),
    budget: new RetryBudget(),
    ...given,
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
