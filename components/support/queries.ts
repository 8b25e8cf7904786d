// (shared) Support's search in the browser.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'
import type { SearchAnswer } from '@/lib/search/search-hit'

const shortest = 2

/** Nothing is asked for less than two characters: it would find everybody. */
export function searchOptions(text: string) {
  const q = text.trim()
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      request<SearchAnswer>('GET', `${api.search}?${new URLSearchParams({ q })}`, undefined, { signal }),
    enabled: q.length >= shortest,
    placeholderData: q.length >= shortest ? keepPreviousData : undefined,
    staleTime: 10_000,
  })
}
