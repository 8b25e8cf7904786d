import type { BalanceDay } from '@/lib/balances/history-view'

/** Days by their place, both included. */
export type Stretch = { from: number; to: number }

/** One unit wide for each day, this many high. */
export const viewHeight = 1000

/** The days that were read, stretch by stretch, and those in between. */
export function stretchesOf(days: readonly BalanceDay[]): { read: Stretch[]; unread: Stretch[] } {
  const read: Stretch[] = []
  const unread: Stretch[] = []
  for (const [index, { amount }] of days.entries()) {
    const stretches = amount === null ? unread : read
    const last = stretches.at(-1)
    if (last?.to === index - 1) last.to = index
    else stretches.push({ from: index, to: index })
  }
  return { read, unread }
}

/** A step for each day of a stretch: a balance holds until it changes, and a slope would invent money. */
export function lineOf(days: readonly BalanceDay[], { from, to }: Stretch, y: (amount: number) => number): string {
  let path = ''
  for (let index = from; index <= to; index++) {
    const height = round(y(days[index]?.amount ?? 0))
    if (index === from) path += `M${from} ${height}`
    else if (days[index]?.amount !== days[index - 1]?.amount) path += `H${index}V${height}`
  }
  return `${path}H${to + 1}`
}

/** The same down to the line of zero, or up to it. */
export function areaOf(days: readonly BalanceDay[], stretch: Stretch, y: (amount: number) => number): string {
  const zero = round(y(0))
  return `${lineOf(days, stretch, y)}V${zero}H${stretch.from}Z`
}

/** Where accounts came into the sum or left it. */
export function turnsOf(days: readonly BalanceDay[]): Array<{ at: number; joined: string[]; left: string[] }> {
  return days.flatMap(({ joined, left }, at) => (joined.length + left.length > 0 ? [{ at, joined, left }] : []))
}

/** Of these, from the last one back, those whose words stand clear of each other's: half the width is one's own. */
export function namedTurns<Turn extends { at: number }>(turns: readonly Turn[], days: number): Set<Turn> {
  const named: Turn[] = []
  for (const turn of turns.toReversed()) {
    if (named.every((other) => other.at - turn.at > days / 2)) named.push(turn)
  }
  return new Set(named)
}

function round(share: number): number {
  return Math.round(share * viewHeight * 10) / 10
}
