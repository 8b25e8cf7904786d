// (shared) How regularly something comes.
import { daysBetween } from '@/lib/format/day'

/** The gaps in days that count as each rhythm: weekends, holidays and short months move a payment by a few days. */
export const rhythms = {
  weekly: { least: 6, most: 8 },
  two_weeks: { least: 12, most: 16 },
  monthly: { least: 26, most: 35 },
  quarterly: { least: 85, most: 98 },
  yearly: { least: 355, most: 376 },
} as const

export type RhythmName = keyof typeof rhythms
export const rhythmNames = ['weekly', 'two_weeks', 'monthly', 'quarterly', 'yearly'] as const

export type Rhythm = {
  name: RhythmName
  /** In the middle of all gaps, in days. */
  median_gap: number
  /** Gaps that were twice as long: one payment was missed. */
  missed: number
  /** Gaps that fit nothing, tolerated in a long series only. */
  odd: number
}

export const fewestForRhythm = 3

/**
 * The rhythm of these days, oldest first, each once: by the gap in the middle, and only when the others agree with it. Of four
 * gaps one may be twice as long, of eight one may be odd.
 */
export function rhythmOf(days: readonly string[]): Rhythm | null {
  if (days.length < fewestForRhythm) return null
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))
  const middle = medianOf(gaps)
  const name = rhythmNames.find((each) => isWithin(middle, rhythms[each]))
  if (!name) return null
  const { least, most } = rhythms[name]
  const others = gaps.filter((gap) => !isWithin(gap, { least, most }))
  const missed = others.filter((gap) => isWithin(gap, { least: 2 * least, most: 2 * most })).length
  const odd = others.length - missed
  const isRegular = missed <= gaps.length / 4 && odd <= gaps.length / 8
  return isRegular ? { name, median_gap: middle, missed, odd } : null
}

/** Of an even number, the lower of the two in the middle: always one that was there. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

function isWithin(gap: number, { least, most }: { least: number; most: number }): boolean {
  return gap >= least && gap <= most
}
