import { describe, expect, test } from 'vitest'
import { findArrivals } from './arrivals'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))
const known = (...ids: string[]) => new Set(ids)

describe('what has arrived', () => {
  test.each([
    ['a newer row', known('b', 'c'), rows('a', 'b', 'c'), ['a']],
    ['a row between, as when a bank dates it back', known('a', 'c'), rows('a', 'b', 'c'), ['b']],
    ['no older row that was loaded', known('a', 'b'), rows('a', 'b', 'c', 'd'), []],
    ['a newer row, not the older ones loaded with it', known('b', 'c'), rows('a', 'b', 'c', 'd'), ['a']],
    ['no row of a list seen for the first time', known(), rows('a', 'b'), []],
    ['nothing when all rows went', known('a'), rows(), []],
    ['nothing when a row went', known('a', 'b'), rows('b'), []],
  ])('is %s', (_, before, after, arrived) => {
    expect(findArrivals(before, after)).toEqual(arrived)
  })
})
