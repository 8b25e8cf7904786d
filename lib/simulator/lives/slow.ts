import { between, randomFrom } from '../random'
import { booked, calendar, swiped } from './entry'
import type { Plan } from './life'

/** A mortgage: interest on the 1st, a payment on the 2nd. */
export const loan: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'loan', day)
  const { date } = calendar(day)
  if (date === 1) return [booked(random, { key: 'interest', day, description: 'Interest charged', amount: -78_210 })]
  if (date === 2) return [booked(random, { key: 'payment', day, description: 'Payment received', amount: 131_400 })]
  return []
}

/** What is left to pay of one's studies: interest on the 1st, a payment on the 2nd. */
export const studentLoan: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'student loan', day)
  const { date } = calendar(day)
  if (date === 1) return [booked(random, { key: 'interest', day, description: 'Interest charged', amount: -6_485 })]
  if (date === 2) return [booked(random, { key: 'payment', day, description: 'Payment received', amount: 22_000 })]
  return []
}

/** A line of credit: interest on the 1st, a payment on the 2nd, something drawn on the 14th. */
export const creditLine: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'credit line', day)
  const { date } = calendar(day)
  if (date === 1) return [booked(random, { key: 'interest', day, description: 'Interest charged', amount: -3_150 })]
  if (date === 2) return [booked(random, { key: 'payment', day, description: 'Payment received', amount: 12_000 })]
  if (date !== 14) return []
  return [
    booked(random, { key: 'draw', day, description: 'Drawn to Everyday', amount: -between(random, 60, 110) * 100 }),
  ]
}

/** Money put to work: a contribution each month, a dividend each quarter. */
export const investment: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'investment', day)
  const { date, month } = calendar(day)
  if (date === 7) return [booked(random, { key: 'in', day, description: 'Monthly contribution', amount: 15_000 })]
  if (date === 21 && month % 3 === 2) {
    const amount = between(random, 1_800, 6_400)
    return [booked(random, { key: 'dividend', day, description: 'Dividend, Lighthouse World Fund', amount })]
  }
  return []
}

/** A prepaid card or a wallet: topped up when it is nearly empty. */
export const stored: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'stored', day)
  if (calendar(day).date === 10) return [booked(random, { key: 'in', day, description: 'Top-up', amount: 2_500 })]
  if (random() > 0.1) return []
  return [
    swiped(random, { key: 'out', day, description: 'Metro Transit', amount: -between(random, 275, 1_100), hour: 8 }),
  ]
}
