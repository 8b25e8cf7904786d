import { between, pick, randomFrom } from '../random'
import { booked, calendar, swiped } from './entry'
import type { Plan } from './life'
import { abroad, coffee, transit } from './merchants'

/** An account with little on it: pocket money on Mondays, small purchases on the other days. */
export const quiet: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'quiet', day)
  const { weekday } = calendar(day)
  if (weekday === 1) return [booked(random, { key: 'in', day, description: 'Weekly transfer', amount: 2_500 })]
  if (random() < 0.25) return []
  const usual = random() < 0.5 ? coffee : transit
  const merchant = pick(random, life.currency === 'usd' ? usual : abroad)
  const amount = -between(random, ...merchant.cents)
  return [swiped(random, { key: 'out', day, description: merchant.name, amount, hour: 14 })]
}
