// (shared) A list may be higher than a browser can draw a page: some 17 million pixels. Such a list is drawn shorter than it is. What is
// scrolled a little moves as ever; what is scrolled far, as by dragging the bar, lands at the same part of the list as of the page.

export const tallest = 15_000_000

type Measures = { height: number; seen: number }

export function drawnHeight(height: number): number {
  return Math.min(height, tallest)
}

/** From a height in the list to the place on the page that stands for it. */
export function toPage(top: number, { height, seen }: Measures): number {
  return height <= tallest ? top : top * ratioOf({ height, seen })
}

function toList(page: number, measures: Measures): number {
  return measures.height <= tallest ? page : page / ratioOf(measures)
}

function ratioOf({ height, seen }: Measures): number {
  return (tallest - seen) / (height - seen)
}

/** How much further down the list is than the page, after the page was scrolled from `before` to `page`. */
export function shiftAfter(page: number, before: number, shift: number, measures: Measures): number {
  const { height, seen } = measures
  if (height <= tallest || page <= 0) return 0
  if (page >= tallest - seen) return height - tallest
  const isNear = Math.abs(page - before) <= 2 * seen
  const top = page + shift
  return isNear && top >= 0 && top <= height - seen ? shift : toList(page, measures) - page
}
