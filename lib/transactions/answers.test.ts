import { expect, it } from 'vitest'
import { type DayTotal, type DayView, daysAnswer } from './day-view'
import { type LifeEntry, lifeAnswer } from './life-view'

it('days and lives say no more than they name', () => {
  const total: DayTotal = { currency: 'usd', in: 0, out: -100, net: -100 }
  const day: DayView = { day: '2025-08-06', count: 2, void_count: 1, totals: [total] }
  expect(daysAnswer.parse({ data: [{ ...day, secret: 1 }], secret: 1 })).toEqual({ data: [day] })
  const seen: LifeEntry = { kind: 'first_seen', status: 'pending', at: null, refresh: null }
  expect(lifeAnswer.shape.life.parse([{ ...seen, secret: 1 }])).toEqual([seen])
})
