'use client'
import { type RefObject, startTransition, useLayoutEffect, useState } from 'react'
import type { Heights } from './layout'

const fixed = { header: 28, silent: 32, month: 40 } as const

/** A row's height is the style sheet's (`--row`), so that the server paints the list as high as it will be at any width. */
export function useHeights(canvas: RefObject<HTMLElement | null>): Heights {
  const [heights, setHeights] = useState<Heights>({ row: 44, ...fixed })

  useLayoutEffect(() => {
    function measure() {
      const { current } = canvas
      if (!current) return
      const row = Number.parseFloat(getComputedStyle(current).getPropertyValue('--row'))
      setHeights((old) => (old.row === row ? old : { row, ...fixed }))
    }
    if (scrollY > 0) measure()
    // At the top nothing on the screen hangs on it, and a list drawn at one go would keep a phone from hearing anything else.
    else startTransition(measure)
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [canvas])

  return heights
}
