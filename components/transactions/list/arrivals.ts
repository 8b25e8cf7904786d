// (shared) What is new in a list that was read again: told by how many rows its days have, since few of the rows themselves are here.
import type { DayCount } from './layout'

export type Arrivals = {
  count: number
  /** The days that grew, with the ids that were there before; a row that is not among them is new. */
  before: ReadonlyMap<string, ReadonlySet<string>>
}

export const noArrivals: Arrivals = { count: 0, before: new Map() }

/** Null where nothing came. A day that grew while none of its rows were here tells no row from another. */
export function readArrivals(
  before: readonly DayCount[],
  after: readonly DayCount[],
  known: { idsOf(day: string, count: number): ReadonlySet<string> | null },
): Arrivals | null {
  const counts = new Map(before.map(({ day, count }) => [day, count]))
  const grown = after.filter(({ day, count }) => count > (counts.get(day) ?? 0))
  if (before.length === 0 || grown.length === 0) return null
  const idsBefore = (day: string) => {
    const count = counts.get(day)
    return count === undefined ? new Set<string>() : known.idsOf(day, count)
  }
  const told = grown.map(({ day }) => [day, idsBefore(day)] as const)
  return {
    count: grown.reduce((sum, { day, count }) => sum + count - (counts.get(day) ?? 0), 0),
    before: new Map(told.flatMap(([day, ids]) => (ids ? [[day, ids] as const] : []))),
  }
}

export function isNew({ before }: Arrivals, day: string, id: string): boolean {
  const known = before.get(day)
  return known !== undefined && !known.has(id)
}
