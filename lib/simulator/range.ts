import { either, hash, integer } from './params'

export type Range = {
  gt?: number | undefined
  gte?: number | undefined
  lt?: number | undefined
  lte?: number | undefined
}

/** `created=1` or `created[gte]=1`. */
export const range = either(integer(), hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() }))

export function within(asked: Range | number | undefined, value: number): boolean {
  if (asked === undefined) return true
  if (typeof asked === 'number') return value === asked
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = asked
  return value > gt && value >= gte && value < lt && value <= lte
}
