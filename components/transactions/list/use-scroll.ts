'use client'
import { type RefObject, startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { firstRows, type Layout, type Range, rangeOf, rowAt, topOfRow } from './layout'
import { type Mark, markOf, rowOfMark } from './mark'
import { shiftAfter, toPage } from './scale'

/** The rows to draw, and how much further down the list is than the page that stands for it. */
type View = Range & { shift: number }
/** What is read: a row, and how far above it the sight begins. */
type Anchor = { mark: Mark; above: number }

export type Scroll = {
  view: View
  /** Whether something of the list is above the sight. */
  isAway: boolean
  /** Brings a row into sight: only as far as needed, or to the top. */
  show(row: number, where: 'nearest' | 'top'): void
  /** The first row that is in sight in full. */
  firstSeen(): number
  /** Rows that fit on the screen. */
  pageRows(): number
}

/** The window scrolls; the list follows: which rows are drawn, and that what is read stays where it is when the layout changes. */
export function useScroll(layout: Layout, canvas: RefObject<HTMLElement | null>): Scroll {
  const [view, setView] = useState<View>({ first: 0, end: Math.min(layout.rows, firstRows), shift: 0 })
  const [isAway, setAway] = useState(false)
  const now = useRef({ layout, page: 0, shift: 0, anchor: nothingRead })

  const measure = useCallback(() => {
    const { above, below } = edgesOf(canvas.current)
    const page = above - (canvas.current?.getBoundingClientRect().top ?? 0)
    return { page, seen: innerHeight - above - below }
  }, [canvas])

  const look = useCallback(() => {
    if (!canvas.current) return
    const { page, seen } = measure()
    const { layout } = now.current
    const shift = shiftAfter(page, now.current.page, now.current.shift, { height: layout.height, seen })
    const top = Math.max(0, page + shift)
    const first = rowAt(layout, top)
    const mark = scrollY > 0 ? markOf(layout, first) : null
    const anchor = mark && { mark, above: topOfRow(layout, first) - page - shift }
    now.current = { layout, page, shift, anchor }
    const range = rangeOf(layout, top, Math.max(0, page + shift + seen))
    setView((old) =>
      old.first === range.first && old.end === range.end && old.shift === shift ? old : { ...range, shift },
    )
    setAway(page > 0)
  }, [canvas, measure])

  const goTo = useCallback(
    (top: number) => {
      const { page, seen } = measure()
      const { layout, shift } = now.current
      const isNear = Math.abs(top - page - shift) <= 2 * seen
      const target = isNear ? top - shift : toPage(top, { height: layout.height, seen })
      if (!isNear) now.current = { ...now.current, shift: top - target, page: target }
      scrollBy({ top: target - page, behavior: 'instant' })
      // What could not be scrolled so far, at either end of the page, is found by looking.
      look()
    },
    [look, measure],
  )

  useEffect(() => {
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [look])

  // Before the browser draws: new rows above do not move what is read.
  useLayoutEffect(() => {
    const { anchor, layout: before } = now.current
    now.current.layout = layout
    if (before !== layout && anchor) goTo(topOfRow(layout, rowOfMark(layout, anchor.mark)) - anchor.above)
    // A list that has just come is in sight as it was painted, and may wait for its turn.
    else if (before === layout && scrollY === 0) startTransition(look)
    else look()
    // Heights are measured after the first look: what it took for read may be another row.
    if (before === layout) now.current.anchor = null
  }, [layout, look, goTo])

  const show = useCallback(
    (row: number, where: 'nearest' | 'top') => {
      const { layout } = now.current
      const { page, seen } = measure()
      const at = page + now.current.shift
      const top = row === 0 ? 0 : topOfRow(layout, row) - layout.heights.header
      const bottom = topOfRow(layout, row) + layout.heights.row
      if (where === 'top' || top < at) goTo(top)
      else if (bottom > at + seen) goTo(bottom - seen)
    },
    [goTo, measure],
  )

  const firstSeen = useCallback(() => {
    const { layout, shift } = now.current
    const { header, row } = layout.heights
    return rowAt(layout, Math.max(0, measure().page + shift + header + row - 1))
  }, [measure])

  const pageRows = useCallback(() => {
    const { header, row } = now.current.layout.heights
    return Math.max(1, Math.floor((measure().seen - header) / row) - 1)
  }, [measure])

  return { view, isAway, show, firstSeen, pageRows }
}

const nothingRead: Anchor | null = null

/** What sticks above the list and lies over its end, as its style says. */
function edgesOf(canvas: HTMLElement | null): { above: number; below: number } {
  const { scrollMarginTop = '', scrollMarginBottom = '' } = canvas ? getComputedStyle(canvas) : {}
  return { above: Number.parseFloat(scrollMarginTop) || 0, below: Number.parseFloat(scrollMarginBottom) || 0 }
}
