import { between, pick, randomFrom } from '../random'
import { statementOf } from './card'
import { booked, calendar, released, swiped, tipped, withdrawn } from './entry'
import type { Entry, Life, Plan } from './life'
import { coffee, dining, groceries, type Merchants, online, shops, transit } from './merchants'
import { monthlySaving } from './savings'

const SALARY = 245_000
const EMPLOYERS = ['Acme Corp payroll', 'Brightwater Schools payroll', 'Larkfield Design payroll'] as const

/** The account a household lives on: pay every other Friday, rent, bills, groceries, cafés, transfers. */
export const household: Plan = (life, day) => [...monthly(life, day), ...everyday(life, day)]

function monthly(life: Life, day: number): Entry[] {
  const random = randomFrom(life.seed, 'monthly', day)
  const home = homeOf(life.seed)
  const { weekday, date, daysInMonth } = calendar(day)
  const rows: Entry[] = []
  const book = (key: string, description: string, amount: number) =>
    rows.push(booked(random, { key, day, description, amount }))
  if (weekday === 5 && Math.floor(day / 7) % 2 === home.payWeek) book('pay', home.employer, home.pay)
  if (date === 1) book('rent', 'Rent, Mill Lane 4', -home.rent)
  if (date === 3) book('gym', 'Stillwater Gym', -3_400)
  if (date === 5 && life.peers.savings) {
    book('save', `Transfer to ${life.peers.savings.name}`, -monthlySaving(life.peers.savings.seed))
  }
  if (date === 6) book('streaming', 'Lantern Streaming', -1_199)
  if (date === 8) book('water', 'City Water & Power', -between(random, 8_600, 14_200))
  if (date === 12) book('internet', 'Fairwind Internet', -5_999)
  if (date === 18) book('phone', 'Skylark Mobile', -4_500)
  if (date === 20 && life.peers.card) {
    book('card', `Payment to ${life.peers.card.name}`, -statementOf(life.peers.card.seed, day))
  }
  if (date === 22) book('insurance', 'Anchor Home Insurance', -11_840)
  if (date === daysInMonth) book('fee', 'Monthly account fee', -500)
  return rows
}

function everyday(life: Life, day: number): Entry[] {
  const random = randomFrom(life.seed, 'everyday', day)
  const { weekday } = calendar(day)
  const workday = weekday >= 1 && weekday <= 5
  const rows: Entry[] = []
  const spend = (
    key: string,
    merchants: Merchants,
    hour: number,
    swipe: { timed?: boolean; postsIn?: [number, number] } = {},
  ) => {
    const merchant = pick(random, merchants)
    const amount = -between(random, ...merchant.cents)
    return swiped(random, { key, day, description: merchant.name, amount, hour, ...swipe })
  }
  if (workday && random() < 0.62) rows.push(spend('transit', transit, 12, { timed: true }))
  if (workday && random() < 0.5) rows.push(spend('coffee', coffee, 13, { timed: true }))
  if (weekday === 6 || random() < 0.16) rows.push(spend('grocery', groceries, 17))
  if (random() < 0.38) rows.push(tipped(spend('dinner', dining, 19)))
  // One purchase every day: a bank's list always begins with something still pending.
  rows.push(spend('shop', random() < 0.4 ? shops : coffee, 15, { postsIn: [2, 3] }))
  // Without a card at the same bank, this one pays for what the card would have.
  if (!life.peers.card && random() < 0.45) rows.push(spend('errand', shops, 11))
  if (!life.peers.card && random() < 0.3) rows.push(spend('online', online, 20))
  if (random() < 0.08) {
    rows.push(booked(random, { key: 'atm', day, description: 'ATM withdrawal, Quay Street', amount: -6_000 }))
  }
  if (random() < 0.09) {
    const amount = between(random, 12, 70) * 100
    rows.push(booked(random, { key: 'friend', day, description: 'Transfer from R. Quill', amount }))
  }
  return [...rows, ...mishaps(life, day)]
}

/** What a ledger never shows in a happy demo: a hold that is released, a charge that is taken back. */
function mishaps(life: Life, day: number): Entry[] {
  const random = randomFrom(life.seed, 'mishaps')
  const phase = between(random, 0, 40)
  const daily = randomFrom(life.seed, 'mishaps', day)
  if ((day + phase) % 41 === 0) {
    const amount = -between(daily, 90, 240) * 100
    return [released(swiped(daily, { key: 'hold', day, description: 'Harbour Inn, room hold', amount, hour: 14 }))]
  }
  if ((day + phase) % 67 === 20) {
    const amount = -between(daily, 1_900, 5_900)
    const entry = swiped(daily, { key: 'double', day, description: 'Northwick Hardware', amount, hour: 16 })
    return [withdrawn(daily, entry)]
  }
  return []
}

function homeOf(seed: string): { employer: string; pay: number; payWeek: number; rent: number } {
  const random = randomFrom(seed, 'home')
  const pay = SALARY + between(random, -8_000, 52_000)
  return {
    employer: pick(random, EMPLOYERS),
    pay,
    payWeek: between(random, 0, 1),
    rent: Math.round((pay * 0.66) / 1_000) * 1_000,
  }
}
