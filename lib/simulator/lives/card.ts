import { between, pick, randomFrom } from '../random'
import { booked, calendar, released, swiped, tipped } from './entry'
import type { Entry, Plan } from './life'
import { dining, type Merchant, online, shops } from './merchants'

const PUMP_HOLD: Merchant = { name: 'Juniper Fuel, pump hold', cents: [10_000, 10_000] }

/** A credit card: purchases through the month, last month's statement paid on the 20th. */
export const card: Plan = (life, day) => {
  const rows = purchases(life.seed, day)
  if (calendar(day).date !== 20) return rows
  const random = randomFrom(life.seed, 'payment', day)
  const amount = statementOf(life.seed, day)
  return [...rows, booked(random, { key: 'payment', day, description: 'Payment received, thank you', amount })]
}

/** What was bought with the card in the calendar month before this day, in minor units owed. */
export function statementOf(seed: string, day: number): number {
  const last = day - calendar(day).date
  const first = last - calendar(last).daysInMonth + 1
  let owed = 0
  for (let bought = first; bought <= last; bought++) {
    for (const entry of purchases(seed, bought)) if (entry.end.status === 'posted') owed -= entry.amount
  }
  return owed
}

function purchases(seed: string, day: number): Entry[] {
  const random = randomFrom(seed, 'card', day)
  const rows: Entry[] = []
  const spend = (key: string, merchant: Merchant, hour: number) => {
    const amount = -between(random, ...merchant.cents)
    return swiped(random, { key, day, description: merchant.name, amount, hour })
  }
  if (random() < 0.34) rows.push(tipped(spend('meal', pick(random, dining), 18)))
  if (random() < 0.45) rows.push(spend('shop', pick(random, shops), 11))
  if (random() < 0.16) rows.push(spend('online', pick(random, online), 20))
  if (random() < 0.03) rows.push(released(spend('hold', PUMP_HOLD, 9)))
  return rows
}
