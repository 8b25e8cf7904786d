import { between, randomFrom } from '../random'
import { booked, calendar } from './entry'
import type { Entry, Plan } from './life'

/** A savings account: fed on the 5th, interest on the last day of the month, now and then something taken out. */
export const savings: Plan = (life, day) => {
  const random = randomFrom(life.seed, 'savings', day)
  const { date, daysInMonth } = calendar(day)
  const rows: Entry[] = []
  const book = (key: string, description: string, amount: number) =>
    rows.push(booked(random, { key, day, description, amount }))
  if (date === 5) {
    const from = life.peers.checking ? `Transfer from ${life.peers.checking.name}` : 'Standing order'
    book('save', from, monthlySaving(life.seed))
  }
  if (date === 15) book('extra', 'Round-up savings', between(random, 400, 3_900))
  if (date === daysInMonth) book('interest', 'Interest paid', between(random, 900, 4_200))
  if (random() < 0.03) book('out', 'Withdrawal, Quay Street branch', -between(random, 5, 24) * 1_000)
  return rows
}

/** The standing order into a savings account: both ends ask here, so both tell the same amount. */
export function monthlySaving(seed: string): number {
  return between(randomFrom(seed, 'standing order'), 20, 45) * 1_000
}
