import { exclusive, missingReference } from './errors'
import { integer, text } from './params'
import type { Keys } from './table'

export type Paging = {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
}

export type List<T> = { object: 'list'; data: T[]; has_more: boolean; url: string }

export const paging = {
  limit: integer({ least: 1, most: 100 }),
  starting_after: text(),
  ending_before: text(),
}

const USUAL = 10

/** What a list is made of: keys oldest first, shown newest first. */
export type Source<Row> = {
  keys: Keys
  get(id: string): Row | undefined
  /** Where a row stands among the keys. */
  orderOf(row: Row): string
  /** Only these positions, oldest first; everything when absent. */
  from?: number
  to?: number
  keep?(row: Row): boolean
  /** The word in "No such …" when a cursor is unknown. */
  noun: string
}

/** One page of rows, newest first. Cursors are exclusive. */
export function page<Row>(source: Source<Row>, params: Paging): { rows: Row[]; has_more: boolean } {
  const { starting_after, ending_before, limit = USUAL } = params
  if (starting_after && ending_before) throw exclusive(['ending_before', 'starting_after'])
  const from = source.from ?? 0
  const to = source.to ?? source.keys.length
  if (ending_before) {
    const start = Math.max(from, positionOf(source, ending_before, 'ending_before') + 1)
    const { rows, has_more } = walk(source, { start, end: to, step: 1, limit })
    return { rows: rows.reverse(), has_more }
  }
  const start = starting_after ? Math.min(to, positionOf(source, starting_after, 'starting_after')) - 1 : to - 1
  return walk(source, { start, end: from - 1, step: -1, limit })
}

export function list<Row, T>(found: { rows: Row[]; has_more: boolean }, url: string, render: (row: Row) => T): List<T> {
  return { object: 'list', data: found.rows.map(render), has_more: found.has_more, url }
}

type Walk = { start: number; end: number; step: 1 | -1; limit: number }

function walk<Row>(source: Source<Row>, { start, end, step, limit }: Walk): { rows: Row[]; has_more: boolean } {
  const rows: Row[] = []
  for (let position = start; step > 0 ? position < end : position > end; position += step) {
    const row = source.get(source.keys.at(position) ?? '')
    if (row === undefined || source.keep?.(row) === false) continue
    if (rows.length === limit) return { rows, has_more: true }
    rows.push(row)
  }
  return { rows, has_more: false }
}

function positionOf<Row>(source: Source<Row>, id: string, param: string): number {
  const row = source.get(id)
  const position = row === undefined ? -1 : source.keys.countBefore(source.orderOf(row), id)
  if (source.keys.at(position) !== id) throw missingReference(source.noun, id, param)
  return position
}
