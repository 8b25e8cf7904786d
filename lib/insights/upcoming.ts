// (shared) What is likely to come next.
import { addDays } from './calendar'
import { daysAfter, type NextDay } from './next-days'
import type { Recurring, SeenUntil } from './recurring'

export type Upcoming = NextDay & {
  recurring: Recurring
  /** Signed minor units: of an amount that varies, the one in the middle. */
  amount: number
  /** It was to come on this day, and has not been seen. */
  is_late: boolean
}

export type UpcomingSum = { currency: string; in: number; out: number; net: number }

/** An account that was not read for longer tells nothing of what comes. */
const freshDays = 7

export type When = { today: string; until: string }

/** Until this day, the soonest first; of what is late, the one that is missing. */
export function upcomingOf(recurring: readonly Recurring[], seenUntil: SeenUntil, { today, until }: When): Upcoming[] {
  const fresh = addDays(today, -freshDays)
  return recurring
    .filter(({ state, account }) => state !== 'ended' && seenUntil(account) >= fresh)
    .flatMap((each) => {
      const next = daysAfter(each.last, each.rule, until)
      const missing = next.findLastIndex(({ day }) => day < today)
      return next.slice(Math.max(missing, 0)).map((item) => upcoming(each, item, today))
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.recurring.key.localeCompare(b.recurring.key))
}

/** One of each currency, never added together. */
export function sumUpcoming(items: readonly Upcoming[]): UpcomingSum[] {
  const sums = new Map<string, UpcomingSum>()
  for (const { amount, recurring } of items) {
    const { currency } = recurring
    const sum = sums.get(currency) ?? { currency, in: 0, out: 0, net: 0 }
    sums.set(currency, sum)
    if (amount < 0) sum.out += amount
    else sum.in += amount
    sum.net += amount
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency))
}

function upcoming(recurring: Recurring, next: NextDay, today: string): Upcoming {
  const { amount } = recurring.amount
  return {
    ...next,
    recurring,
    amount: recurring.direction === 'out' ? -amount : amount,
    is_late: next.day < today,
  }
}
