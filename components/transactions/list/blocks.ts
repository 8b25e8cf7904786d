// (shared) Which rows are asked together. A block is some days, or a part of a very long one.
import type { DayCount, Range } from './layout'

export type Block = {
  /** Calendar days, both included. */
  from: string
  to: string
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
      const block = { from: day, to: day, partOf, offset, count: end - offset, first: first + offset }
      blocks.push(block)
      if (partOf === null) open = block
    }
  }
  return blocks.reverse()
}

/** Another one once its days have another number of rows. */
export function nameOfBlock({ from, to, offset, partOf, count }: Block): string {
  return `${from} ${to} ${offset} ${partOf ?? count}`
}

/** The blocks that hold any of these rows. */
export function blocksIn(blocks: readonly Block[], { first, end }: Range): Block[] {
  return blocks.filter((block) => block.first < end && block.first + block.count > first)
}
