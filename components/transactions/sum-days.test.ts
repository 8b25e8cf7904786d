import { expect, test } from 'vitest'
import { sumDays, sumMonths } from './sum-days'

const usd = (money: number, out: number) => ({ currency: 'usd', in: money, out, net: money + out })
const eur = (money: number, out: number) => ({ currency: 'eur', in: money, out, net: money + out })
const days = [
  { day: '2025-08-02', count: 3, void_count: 1, totals: [usd(500, -200)] },
  { day: '2025-08-01', count: 2, void_count: 0, totals: [eur(0, -70), usd(0, -30)] },
  { day: '2025-07-31', count: 1, void_count: 1, totals: [] },
]

test('days add up by currency, and are not changed by it', () => {
  expect(sumDays(days)).toEqual({ count: 6, voids: 2, totals: [eur(0, -70), usd(500, -230)] })
  expect(sumDays(days)).toEqual(sumDays(structuredClone(days)))
  expect(sumDays([])).toEqual({ count: 0, voids: 0, totals: [] })
})

test('months are the sums of their days', () => {
  expect(sumMonths(days)).toEqual(
    new Map([
      ['2025-08', sumDays(days.slice(0, 2))],
      ['2025-07', sumDays(days.slice(2))],
    ]),
  )
})
