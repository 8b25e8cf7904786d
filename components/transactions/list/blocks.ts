// (shared) Which rows are asked together. A block is some days, or a part of a very long one.
import type { DayRows } from '../queries'
import type { DayCount, Range } from './layout'

export type Block = {
  /** Calendar days, both included. */
  from: string
  to: string
  /** Whole days of which the last is the newest of the list: what comes on a new day comes into this block. */
  isOpen: boolean
  /** Of a very long day: how many rows it has, and how many of them stand above the block. */
  partOf: number | null
  offset: number
  count: number
  /** The number of its first row in the list. */
  first: number
}

/** About a screen and a half; also the most one question is answered with. */
export const blockRows = 100

/**
 * Days newest first. Put together from the oldest on, so that what is new, which is mostly of today, moves no other block; a
 * block keeps its questions then, and its answers.
 */
export function blocksOf(days: readonly DayCount[]): Block[] {
  const blocks: Block[] = []
  let first = days.reduce((sum, { count }) => sum + count, 0)
  let open: Block | null = null
  for (const { day, count } of days.toReversed()) {
    first -= count
    if (open && open.count + count <= blockRows) {
      open.to = day
      open.count += count
      open.first = first
      continue
    }
    open = null
    // From its end as well: what comes into a long day comes at its beginning.
    for (let end = count; end > 0; end -= blockRows) {
      const offset = Math.max(0, end - blockRows)
      const partOf = count > blockRows ? count : null
      const block = { from: day, to: day, isOpen: false, partOf, offset, count: end - offset, first: first + offset }
      blocks.push(block)
      if (partOf === null) open = block
    }
  }
  if (open) open.isOpen = true
  return blocks.reverse()
}

/** Whole days keep theirs when a row comes, so that it can be asked for together with the days, not after them. */
export function nameOfBlock({ from, to, isOpen, offset, partOf }: Block): string {
  return [from, isOpen ? null : to, offset, partOf].filter((part) => part !== null).join(' ')
}

/** Whether so many rows are all that the days count: what came in between is in one of the two only. */
export function isWhole({ partOf, count }: Block, rows: DayRows): boolean {
  return partOf !== null || Object.values(rows).reduce((sum, day) => sum + day.length, 0) === count
}

/** Those of a list's newest rows that are its first block's; the rest is not all of what another block holds. */
export function firstOf<Row>(newest: Record<string, Row[]>, { from, partOf, count }: Block): Record<string, Row[]> {
  if (partOf !== null) return { [from]: newest[from]?.slice(0, count) ?? [] }
  return Object.fromEntries(Object.entries(newest).filter(([day]) => day >= from))
}

/** The blocks that hold any of these rows. */
export function blocksIn(blocks: readonly Block[], { first, end }: Range): Block[] {
  return blocks.filter((block) => block.first < end && block.first + block.count > first)
}
