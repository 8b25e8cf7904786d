'use client'
import { useState } from 'react'
import type { DayView } from '@/lib/transactions/day-view'
import { type Arrivals, noArrivals, readArrivals } from './arrivals'
import type { KnownRows } from './known-rows'

/** What came while the list was open: how much, and which rows of the days that were in sight. */
export function useArrivals(days: readonly DayView[], known: KnownRows): Arrivals {
  const [seen, setSeen] = useState({ days, arrivals: noArrivals })
  if (seen.days === days) return seen.arrivals
  const next = { days, arrivals: readArrivals(seen.days, days, known) ?? seen.arrivals }
  setSeen(next)
  return next.arrivals
}
