'use client'
import type { RefObject } from 'react'
import type { BalanceDay } from '@/lib/balances/history-view'
import type { Scale } from './chart-scale'
import type { DayWords } from './use-day-words'

type Props = {
  days: readonly BalanceDay[]
  place: number
  scale: Scale
  words: DayWords
  plot: RefObject<HTMLDivElement | null>
}

const box = { width: 172, height: 52, gap: 12, below: 16 }

/** A hairline, a dot on the line, and, where there is room for it, a box that never covers the line. */
export function ChartReadOut({ days, place, scale, words, plot }: Props) {
  const day = days[place]
  if (!day) return null
  const left = `${((place + 0.5) / days.length) * 100}%`
  return (
    <div aria-hidden="true" className="pointer-events-none">
      <span className="absolute inset-y-0 border-line-strong border-l" style={{ left }} />
      {day.amount !== null && (
        <span
          className="absolute size-2 -translate-1/2 rounded-full bg-accent ring-2 ring-surface"
          style={{ left, top: `${scale.y(day.amount) * 100}%` }}
        />
      )}
      <div
        className="absolute z-popover grid content-center rounded-notice border border-line bg-float px-3 shadow-float max-sm:hidden"
        style={{ width: box.width, height: box.height, ...corner({ days, place, scale, plot }) }}
      >
        <strong className="font-medium tabular-nums">{words.amount(day)}</strong>
        <span className="truncate text-meta text-ink-3">{words.caption(day)}</span>
      </div>
    </div>
  )
}

/** Right of the day, or left of it near the edge; below the lowest line it spans, or above the highest where there is no room. */
function corner({ days, place, scale, plot }: Omit<Props, 'words'>): { left: number; top: number } {
  const { clientWidth: width = 0, clientHeight: height = 0 } = plot.current ?? {}
  const x = ((place + 0.5) / days.length) * width
  const left = x + box.gap + box.width > width ? x - box.gap - box.width : x + box.gap
  const spans = days.slice(dayAt(left), dayAt(left + box.width) + 1)
  const heights = [...spans, days[place]].flatMap((day) =>
    typeof day?.amount === 'number' ? [scale.y(day.amount) * height] : [],
  )
  const below = Math.max(0, ...heights) + box.below
  if (below + box.height <= height) return { left, top: below }
  return { left, top: Math.min(height, ...heights) - box.below - box.height }

  function dayAt(px: number): number {
    return Math.max(0, Math.floor((px / width) * days.length))
  }
}
