import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockRows, blocksIn, blocksOf, firstOf, isWhole, nameOfBlock } from './blocks'

const someDays = fc
  .array(fc.integer({ min: 1, max: 350 }), { minLength: 1, maxLength: 40 })
  .map((counts) =>
    counts.map((count, index) => ({ day: new Date(1e12 - index * 864e5).toISOString().slice(0, 10), count })),
  )

describe('blocks', () => {
  test('hold every row once, in order, few enough for one question, and whole days unless a day is too long', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        let next = 0
        for (const { first, count, from, to, offset } of blocksOf(days)) {
          expect(first).toBe(next)
          expect(count).toBeLessThanOrEqual(blockRows)
          const inside = days.filter(({ day }) => day >= from && day <= to)
          const rows = inside.reduce((sum, day) => sum + day.count, 0)
          if (rows > blockRows) expect([inside.length, offset + count <= rows]).toEqual([1, true])
          else expect([offset, count]).toEqual([0, rows])
          next += count
        }
        expect(next).toBe(days.reduce((sum, { count }) => sum + count, 0))
      }),
    )
  })

  test('of older days stay as they are when rows come on top', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 1, max: 300 }), (days, news) => {
        const names = (blocks: ReturnType<typeof blocksOf>) =>
          blocks.map(({ from, to, offset }) => `${from} ${to} ${offset}`)
        const [newest] = days
        const before = names(blocksOf(days)).filter((name) => !newest || !name.includes(newest.day))
        const after = names(blocksOf([{ day: '2030-01-01', count: news }, ...days]))
        expect(after).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  test('are asked for by the same name when a row comes, on a day of theirs or on a new one', () => {
    const before = [
      { day: '2025-08-06', count: 1 },
      { day: '2025-08-05', count: 98 },
      { day: '2025-08-04', count: 100 },
    ]
    const names = (days: typeof before) => blocksOf(days).map(nameOfBlock)
    const [newest, ...older] = before
    expect(names([{ day: '2025-08-06', count: 2 }, ...older])).toEqual(names(before))
    expect(names([{ day: '2025-08-07', count: 1 }, ...(newest ? [newest] : []), ...older])).toEqual(names(before))
  })

  test('have all rows of the first among so many of the newest', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const rows = days.flatMap(({ day, count }) => Array.from({ length: count }, (_, index) => ({ day, index })))
        const newest: Record<string, typeof rows> = {}
        for (const row of rows.slice(0, blockRows)) newest[row.day] = [...(newest[row.day] ?? []), row]
        const [first] = blocksOf(days)
        const found = first && Object.values(firstOf(newest, first)).flat()
        expect(found).toEqual(rows.slice(0, first?.count))
      }),
    )
  })

  test('know whether what came is all that the days count', () => {
    const [block] = blocksOf([{ day: '2025-08-06', count: 2 }])
    expect(block && isWhole(block, { '2025-08-06': [] })).toBe(false)
  })

  test('are found by the rows they hold', () => {
    const blocks = blocksOf([
      { day: '2025-08-06', count: 60 },
      { day: '2025-08-05', count: 60 },
      { day: '2025-08-04', count: 250 },
    ])
    expect(blocks.map(({ first, count, offset }) => [first, count, offset])).toEqual([
      [0, 60, 0],
      [60, 60, 0],
      [120, 50, 0],
      [170, 100, 50],
      [270, 100, 150],
    ])
    expect(blocksIn(blocks, { first: 119, end: 170 }).map(({ first }) => first)).toEqual([60, 120])
  })
})
