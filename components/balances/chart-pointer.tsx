'use client'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { BalanceDay } from '@/lib/balances/history-view'
import { ChartReadOut } from './chart-read-out'
import type { Scale } from './chart-scale'
import type { DayWords } from './use-day-words'

type Props = {
  label: string
  days: readonly BalanceDay[]
  scale: Scale
  words: DayWords
  at: number | null
  onMove: (at: number | null) => void
}

/** One day at a time, under the pointer or by the arrow keys; as a slider it says each day to who cannot see it. */
export function ChartPointer({ label, days, scale, words, at, onMove }: Props) {
  const plot = useRef<HTMLDivElement>(null)
  const last = days.length - 1
  const place = Math.min(at ?? last, last)
  const day = days[place]

  function point({ clientX, currentTarget }: PointerEvent) {
    const box = currentTarget.getBoundingClientRect()
    const share = (clientX - box.left) / box.width
    onMove(Math.max(0, Math.min(last, Math.floor(share * days.length))))
  }

  function step(event: KeyboardEvent) {
    const next = keys[event.key]?.(place, last)
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onMove(Math.max(0, Math.min(last, next)))
  }

  return (
    <div
      ref={plot}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={place}
      aria-valuetext={day && words.spoken(day)}
      className="absolute inset-0 cursor-crosshair touch-pan-y rounded-kbd"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onMove(null)}
      onKeyDown={step}
      onFocus={() => at === null && onMove(last)}
      onBlur={() => onMove(null)}
    >
      {at !== null && day && <ChartReadOut days={days} place={place} scale={scale} words={words} plot={plot} />}
    </div>
  )
}

/** Where a key leads from a day; a page is a month. */
const keys: Record<string, (place: number, last: number) => number> = {
  ArrowLeft: (place) => place - 1,
  ArrowDown: (place) => place - 1,
  ArrowRight: (place) => place + 1,
  ArrowUp: (place) => place + 1,
  PageDown: (place) => place - 30,
  PageUp: (place) => place + 30,
  Home: () => 0,
  End: (_, last) => last,
}
