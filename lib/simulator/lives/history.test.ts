import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginLife, entriesUntil, HISTORY_DAYS, SECONDS_A_DAY } from './life'

it('a bank shows nothing from more than 180 days before the link, and something from the 180th day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_704_067_200, max: 1_893_456_000 }), (at) => {
      const life = beginLife({ plan: 'household', seed: 'history', currency: 'usd', peers: {} }, 0, at)
      const dates = [...entriesUntil(life, 0, at)].map(({ transacted_at }) => transacted_at)
      const oldest = Math.min(...dates)
      expect(oldest).toBeGreaterThanOrEqual(at - HISTORY_DAYS * SECONDS_A_DAY)
      expect(oldest).toBeLessThan(at - (HISTORY_DAYS - 4) * SECONDS_A_DAY)
    }),
  )
})
