import { isDeepStrictEqual } from 'node:util'
import { isHash } from '../params'

type Hash = Record<string, unknown>

/** What an object had before, of the fields that changed: of a hash only its changed keys, null where there was none. */
export function previousAttributes(before: Hash, after: Hash): Hash {
  const changed = Object.keys({ ...before, ...after }).filter((key) => !isDeepStrictEqual(before[key], after[key]))
  return Object.fromEntries(
    changed.map((key) => {
      const was = before[key]
      const is = after[key]
      return [key, isHash(was) && isHash(is) ? previousAttributes(was, is) : (was ?? null)]
    }),
  )
}
