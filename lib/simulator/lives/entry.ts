import { between } from '../random'
import type { Entry } from './life'

const DAY = 86_400
const HOUR = 3_600

/** `timed` keeps the time of day; `postsIn` is the least and the most days until it posts, 1 to 3 unless told. */
type Swipe = Draft & { hour: number; timed?: boolean; postsIn?: [number, number] }

type Draft = { key: string; day: number; description: string; amount: number }

/** A row the bank books in one go: salary, rent, a transfer. It has a date, no time. */
export function booked(random: () => number, { key, day, description, amount }: Draft): Entry {
  const at = day * DAY + 5 * HOUR + between(random, 0, 2 * HOUR)
  return {
    key: `${day}-${key}`,
    description,
    transacted_at: day * DAY,
    seen_at: at,
    first_amount: amount,
    amount,
    end: { status: 'posted', at },
    withdrawn_at: null,
  }
}

/** A card payment: pending when it is made, posted one to three mornings later. Some banks keep the time, most only the date. */
export function swiped(random: () => number, draft: Swipe): Entry {
  const seen_at = draft.day * DAY + draft.hour * HOUR + between(random, 0, HOUR - 1)
  const posts = draft.day + between(random, ...(draft.postsIn ?? [1, 3]))
  return {
    key: `${draft.day}-${draft.key}`,
    description: draft.description,
    transacted_at: draft.timed ? seen_at : draft.day * DAY,
    seen_at,
    first_amount: draft.amount,
    amount: draft.amount,
    end: { status: 'posted', at: posts * DAY + 9 * HOUR + between(random, 0, 2 * HOUR) },
    withdrawn_at: null,
  }
}

/** A meal: the tip comes on top when it posts. */
export function tipped(entry: Entry): Entry {
  return { ...entry, amount: Math.round(entry.first_amount * 1.2) }
}

/** Money that was only held: it never posts. */
export function released(entry: Entry): Entry {
  return { ...entry, end: { status: 'void', at: entry.end.at } }
}

/** Posted, then taken back by the merchant two to five days later. */
export function withdrawn(random: () => number, entry: Entry): Entry {
  return { ...entry, withdrawn_at: entry.end.at + between(random, 2, 5) * DAY }
}

/** A day's place in the calendar, in UTC. */
export function calendar(day: number): { weekday: number; date: number; month: number; daysInMonth: number } {
  const date = new Date(day * DAY * 1000)
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return { weekday: date.getUTCDay(), date: date.getUTCDate(), month: date.getUTCMonth(), daysInMonth }
}
