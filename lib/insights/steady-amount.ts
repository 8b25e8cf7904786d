// (shared) Whether amounts are one price, one that changed, or near enough to each other to be expected again.
import { medianOf, type RhythmName } from './rhythm'

/** Amounts without their sign. */
export type SteadyAmount =
  | { kind: 'same'; amount: number }
  /** `before` was paid up to and including the day `until`. */
  | { kind: 'changed'; amount: number; before: number; until: string }
  | { kind: 'range'; amount: number; least: number; most: number }

type Paid = { day: string; amount: number }

/** How far from the middle an amount may be. What somebody buys every week is no bill: there it has to be all but the same. */
const spreads = { often: 0.1, seldom: 0.3, few: 0.1 } as const

/** Oldest first. Null when nothing can be said of the next one. */
export function steadyAmountOf(paid: readonly Paid[], rhythm: RhythmName): SteadyAmount | null {
  const prices = pricesOf(paid)
  const [first] = prices
  if (!first) return null
  if (prices.length === 1) return { kind: 'same', amount: first.amount }
  return changedPrice(prices) ?? rangeOf(paid, rhythm)
}

type Price = { amount: number; times: number; until: string }

/** Runs of the same amount. */
function pricesOf(paid: readonly Paid[]): Price[] {
  const prices: Price[] = []
  for (const { amount, day } of paid) {
    const price = prices.at(-1)
    if (price?.amount === amount) {
      price.times += 1
      price.until = day
    } else prices.push({ amount, times: 1, until: day })
  }
  return prices
}

/** Each price was paid twice before it changed, and none changed by more than half. */
function changedPrice(prices: readonly Price[]): SteadyAmount | null {
  const now = prices.at(-1)
  const before = prices.at(-2)
  if (!now || !before || prices.slice(0, -1).some(({ times }) => times < 2)) return null
  const isLeap = prices.some(({ amount }, index) => {
    const former = prices[index - 1]?.amount ?? amount
    return Math.abs(amount - former) * 2 > former
  })
  return isLeap ? null : { kind: 'changed', amount: now.amount, before: before.amount, until: before.until }
}

function rangeOf(paid: readonly Paid[], rhythm: RhythmName): SteadyAmount | null {
  const amounts = paid.map(({ amount }) => amount)
  const middle = medianOf(amounts)
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  const spread = spreadOf(paid.length, rhythm)
  const isNear = middle - least <= middle * spread && most - middle <= middle * spread
  return isNear ? { kind: 'range', amount: middle, least, most } : null
}

function spreadOf(times: number, rhythm: RhythmName): number {
  if (rhythm === 'weekly' || rhythm === 'two_weeks') return spreads.often
  return times > 3 ? spreads.seldom : spreads.few
}
