import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfMoment } from '@/lib/format/day'
import { findZone, spansOf, stretchesOf } from './zone'

const dayMs = 86_400_000
const day = (at: number) => new Date(at).toISOString().slice(0, 10)
/** Half and quarter hours, changes at midnight, in a month of fasting, over the date line, and of half an hour. */
const zones =
  'UTC America/New_York America/Sao_Paulo America/St_Johns Africa/Casablanca Asia/Kathmandu Pacific/Chatham Pacific/Apia Australia/Lord_Howe Asia/Gaza'
const zone = fc.constantFrom(...zones.split(' '))
const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 }).map((s) => s * 1000)

/** Minutes around the changes of clocks, where days are decided. */
const edges = (name: string) =>
  stretchesOf(name)
    .map(({ from }) => from)
    .filter((at) => at > Date.UTC(1990, 0, 1) && at < Date.UTC(2040, 0, 1))

describe('the days of a zone', () => {
  it('hold exactly the moments that are shown under them', () => {
    fc.assert(
      fc.property(zone, moment, fc.nat(1_000_000), fc.integer({ min: -180, max: 180 }), (name, any, pick, minutes) => {
        const near = edges(name)
        for (const at of [any, (near[pick % Math.max(near.length, 1)] ?? any) + minutes * 60_000]) {
          const shown = dayOfMoment(at, name)
          for (const days of [-dayMs, 0, dayMs]) {
            const asked = day(Date.parse(shown) + days)
            const isIn = spansOf(name, asked, asked).some(({ from, to }) => from <= at && at < to)
            expect(isIn).toBe(days === 0)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('come twice where clocks go back over midnight', () => {
    // Newfoundland set its clocks back at one minute past midnight.
    expect(spansOf('America/St_Johns', '2010-11-07', '2010-11-07')).toHaveLength(2)
    expect(spansOf('America/St_Johns', '2010-11-06', '2010-11-07')).toHaveLength(1)
  })

  it('are of 23 and 25 hours where clocks change', () => {
    const hours = (of: string) => spansOf('America/New_York', of, of).map(({ from, to }) => (to - from) / 3_600_000)
    expect([hours('2025-03-09'), hours('2025-11-02'), hours('2025-07-01')]).toEqual([[23], [25], [24]])
  })

  it('are of zones that there are', () => {
    expect(findZone('america/new_york')).toBe('America/New_York')
    expect(findZone('Mars/Olympus')).toBeUndefined()
    expect(findZone('')).toBeUndefined()
  })
})
