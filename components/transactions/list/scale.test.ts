import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnHeight, shiftAfter, tallest, toPage } from './scale'

const million = { height: 44_000_000, seen: 800 }
const scrolls = fc.array(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -tallest, max: tallest })), {
  maxLength: 50,
})

test('a list that fits is drawn as it is', () => {
  const fits = { height: tallest, seen: 800 }
  expect([drawnHeight(fits.height), toPage(5_000, fits), shiftAfter(9_000_000, 0, 0, fits)]).toEqual([
    tallest,
    5_000,
    0,
  ])
})

test('however a longer one is scrolled, its ends are the page’s, and it is never left', () => {
  fc.assert(
    fc.property(scrolls, (steps) => {
      const last = drawnHeight(million.height) - million.seen
      let [page, shift] = [0, 0]
      for (const step of steps) {
        const next = Math.min(Math.max(page + step, 0), last)
        const after = shiftAfter(next, page, shift, million)
        const top = next + after
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top).toBeLessThanOrEqual(million.height - million.seen + 0.01)
        if (next === 0) expect(top).toBe(0)
        if (next === last) expect(top).toBe(million.height - million.seen)
        ;[page, shift] = [next, after]
      }
    }),
  )
})

test('a place far down is found again from where the page was put for it', () => {
  const top = 31_000_000
  const page = toPage(top, million)
  expect(page + shiftAfter(page, 0, 0, million)).toBeCloseTo(top, 3)
})

test('a little scrolling moves the list as far as the page', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 14_000_000 }), fc.integer({ min: -1500, max: 1500 }), (page, step) => {
      const shift = shiftAfter(page, 0, 0, million)
      expect(shiftAfter(page + step, page, shift, million)).toBe(shift)
    }),
  )
})
