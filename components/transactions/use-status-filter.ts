'use client'
import { useSearchParams } from 'next/navigation'
import { readStatusFilter, type StatusFilter } from './status-filter'

/** The filter lives in the address, so that a reload or a shared link shows the same rows. */
export function useStatusFilter(): [StatusFilter, (filter: StatusFilter) => void] {
  const search = useSearchParams()

  function choose(filter: StatusFilter) {
    const next = new URLSearchParams(search)
    if (filter === 'all') next.delete('status')
    else next.set('status', filter)
    const query = next.toString()
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }

  return [readStatusFilter(search.get('status')), choose]
}
