// (shared) A row by what stays the same of it while others come: its day, and its place from that day's end.
import { type DayGroup, dayOfRow, type Layout } from './layout'

export type Mark = { day: string; fromEnd: number }

export function markOf(layout: Layout, row: number): Mark | null {
  const place = dayOfRow(layout, row)
  return place && { day: place.group.day, fromEnd: place.group.count - 1 - place.index }
}

/** Its number now; of a day that is gone, the nearest older row's. */
export function rowOfMark({ groups, rows }: Layout, { day, fromEnd }: Mark): number {
  const group = groups.find((candidate): candidate is DayGroup => candidate.kind === 'day' && candidate.day <= day)
  if (!group) return Math.max(0, rows - 1)
  return group.day === day ? group.row + Math.max(0, group.count - 1 - fromEnd) : group.row
}
