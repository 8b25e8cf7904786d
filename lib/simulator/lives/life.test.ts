import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceAt,
  beginLife,
  type Entry,
  entriesUntil,
  HISTORY_DAYS,
  type PlanName,
  SECONDS_A_DAY,
  statusAt,
} from './life'

const PLANS: PlanName[] = [
  'household',
  'quiet',
  'savings',
  'card',
  'loan',
  'student_loan',
  'credit_line',
  'investment',
  'stored',
]

/** 2024 to 2030, in unix seconds. */
const moments = fc.integer({ min: 1_704_067_200, max: 1_893_456_000 })

const lives = fc.record({
  plan: fc.constantFrom(...PLANS),
  seed: fc.string({ minLength: 1, maxLength: 12 }),
  current: fc.integer({ min: -10_000_000, max: 10_000_000 }),
  at: moments,
})

const begin = ({ plan, seed, current, at }: { plan: PlanName; seed: string; current: number; at: number }) =>
  beginLife({ plan, seed, currency: 'usd', peers: {} }, current, at)

describe('any life', () => {
  it('stands at the asked balance when it begins, and later at that plus what posted since', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 90 }), (asked, days) => {
        const life = begin(asked)
        expect(balanceAt(life, asked.at).current).toBe(asked.current)
        const later = asked.at + days * SECONDS_A_DAY
        const posted = (at: number) =>
          [...entriesUntil(life, life.firstDay, at)].filter((entry) => statusAt(entry, at) === 'posted')
        const sum = (entries: Entry[]) => entries.reduce((total, { amount }) => total + amount, 0)
        expect(balanceAt(life, later).current - asked.current).toBe(sum(posted(later)) - sum(posted(asked.at)))
      }),
      { numRuns: 60 },
    )
  })

  it('settles every entry within 14 days, so that a refresh need look no further back', () => {
    fc.assert(
      fc.property(lives, (asked) => {
        const life = begin(asked)
        for (const entry of entriesUntil(life, life.firstDay, asked.at)) {
          const settled = Math.max(entry.end.at, entry.withdrawn_at ?? 0)
          expect(settled - entry.seen_at).toBeLessThan(13 * SECONDS_A_DAY)
          expect(entry.seen_at).toBeGreaterThanOrEqual(entry.transacted_at)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('names every entry once and moves money with each', () => {
    fc.assert(
      fc.property(lives, (asked) => {
        const life = begin(asked)
        const entries = [...entriesUntil(life, life.firstDay, asked.at)]
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
        expect(entries.every(({ amount }) => Number.isInteger(amount) && amount !== 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

it('a household always has something pending, some hold released and some charge taken back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), moments, (seed, at) => {
      const life = begin({ plan: 'household', seed, current: 0, at })
      const entries = [...entriesUntil(life, life.firstDay, at)]
      expect(entries.length).toBeGreaterThan(HISTORY_DAYS * 1.7)
      expect(entries.some((entry) => statusAt(entry, at) === 'pending')).toBe(true)
      expect(entries.some((entry) => entry.end.status === 'void')).toBe(true)
      expect(entries.some((entry) => entry.withdrawn_at !== null)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
