// (shared) How far back a person looks. Server and browser begin with the same.
import { daysBetween } from '@/lib/format/day'

export const ranges = [30, 90, 365, 730] as const
export type Range = (typeof ranges)[number]

/** On a wide screen and on a phone. */
export const usualRanges = { wide: 90, narrow: 30 } as const

/** What reaches beyond the history, and would show no more than the one before it. */
export function isBeyond(range: Range, begins: string | null, today: string): boolean {
  const before = ranges[ranges.indexOf(range) - 1] ?? 0
  const known = begins === null ? 0 : daysBetween(begins, today) + 1
  return before > 0 && known <= before
}

/** The longest that is no longer than this one and has something of its own to show. */
export function within(range: Range, begins: string | null, today: string): Range {
  const shorter = ranges.filter((each) => each <= range && !isBeyond(each, begins, today))
  return shorter.at(-1) ?? ranges[0]
}
