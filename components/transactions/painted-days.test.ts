import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paintDays, readDays } from './painted-days'

const amount = fc.integer({ min: 0, max: 1_000_000 })
const total = fc
  .record({ currency: fc.constantFrom('eur', 'jpy', 'usd'), in: amount, out: amount.map((minor) => 0 - minor) })
  .map((each) => ({ ...each, net: each.in + each.out }))
const day = fc.record({
  day: fc.constantFrom('2024-02-29', '2026-11-22'),
  count: fc.nat(),
  void_count: fc.nat(),
  totals: fc.array(total, { maxLength: 3 }),
})

test('days are read from a page as they were counted', () => {
  fc.assert(fc.property(fc.array(day), (days) => void expect(readDays(paintDays(days))).toEqual(days)))
})
