import { between, pick, randomFrom } from '../random'
import { booked, calendar, swiped } from './entry'
import type { Plan } from './life'
import { abroad, coffee, transit } from './merchants'

/** What comes in on Mondays is about what goes out in a week: years later it is still an account with little on it. */
const WEEKLY = { usd: 2_500, abroad: 5_000 }

/** An account with little on it: pocket money on Mondays, small purchases on the other days. */
export const quiet: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'quiet', day)
  const { weekday } = calendar(day)
  const isAbroad = life.currency !== 'usd'
  if (weekday === 1) {
    const amount = isAbroad ? WEEKLY.abroad : WEEKLY.usd
    return [booked(random, { key: 'in', day, description: 'Weekly transfer', amount })]
  }
  if (random() < 0.25) return []
  const usual = random() < 0.5 ? coffee : transit
  const merchant = pick(random, isAbroad ? abroad : usual)
  const amount = -between(random, ...merchant.cents)
  return [swiped(random, { key: 'out', day, description: merchant.name, amount, hour: 14 })]
}
