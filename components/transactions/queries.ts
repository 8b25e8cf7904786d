// (shared) An account's transactions in the browser, page by page into the past.
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { request } from '@/lib/http/client'
import type { Page } from '@/lib/http/page'
import { api } from '@/lib/paths'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import type { StatusFilter } from './status-filter'

export type TransactionPage = Page<TransactionView>
type Asked = { account: string; status: StatusFilter }

/** `initial` is the first page as the server painted it, null where the server had none to give. */
export function transactionsOptions({ account, status }: Asked, initial: TransactionPage | null) {
  return infiniteQueryOptions({
    queryKey: ['transactions', account, status],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ account, limit: '50' })
      if (status !== 'all') query.set('status', status)
      if (pageParam !== null) query.set('cursor', pageParam)
      return request<TransactionPage>('GET', `${api.transactions}?${query}`, undefined, { signal })
    },
    initialPageParam: firstPage,
    getNextPageParam: (page: TransactionPage) => page.next_cursor,
    ...(initial && { initialData: { pages: [initial], pageParams: [firstPage] } }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}

/** What a hint about an account's transactions has asked again, whatever the filter. */
export const transactionsAnswer = {
  all: ['transactions'],
  of: (account: string) => [{ queryKey: ['transactions', account] }],
}

const firstPage: string | null = null
