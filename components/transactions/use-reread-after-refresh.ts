'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isLive } from '@/lib/live/is-live'
import type { TimelineAccount } from './empty-reason'

/** Reads the rows again, filters and older pages included, each time the mirror has agreed with Stripe or a refresh has ended. Where hints come, they say it. */
export function useRereadAfterRefresh({ id, pulled_at, transaction_refresh }: TimelineAccount): void {
  const queries = useQueryClient()
  const state = [pulled_at, transaction_refresh?.status, transaction_refresh?.last_attempted_at].join()
  const seen = useRef(state)

  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    if (!isLive()) void queries.invalidateQueries({ queryKey: ['transactions', id] })
  }, [queries, id, state])
}
