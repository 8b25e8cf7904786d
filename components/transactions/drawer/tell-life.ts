// (shared) A transaction's life as steps to read: what was so when, from what its revisions say.
import { dayOfMoment, daysBetween } from '@/lib/format/day'
import type { LifeEntry } from '@/lib/transactions/life-view'
import type { Life } from '../queries'

export type Step = {
  /** Counted from the first thing that happened. */
  number: number
  entry: LifeEntry
  /** As it stood from then on. */
  amount: number
  status: string
}

/** Newest first, as the entries are. */
export function tellLife({ transaction, life }: Life): Step[] {
  let { amount, status } = transaction
  return life.map((entry, index) => {
    const step = { number: life.length - index, entry, amount, status }
    if (entry.kind === 'amount') amount = entry.before
    if (entry.kind === 'status') status = entry.before ?? status
    return step
  })
}

/** Whole calendar days from when it was first seen until it posted; null where either is not known. */
export function daysToPost({ life }: Pick<Life, 'life'>, timeZone: string): number | null {
  const seen = life.find(({ kind }) => kind === 'first_seen')
  const posted = life.find((entry) => entry.kind === 'status' && entry.after === 'posted')
  if (!seen?.at || !posted?.at || (seen.kind === 'first_seen' && seen.status === 'posted')) return null
  const dayOf = (at: string) => dayOfMoment(Date.parse(at), timeZone)
  return daysBetween(dayOf(seen.at), dayOf(posted.at))
}
