// (shared) What every page's frame asks of our server.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AccountView } from '@/lib/accounts/account-view'
import { request } from '@/lib/http/client'
import type { Page } from '@/lib/http/page'
import { api } from '@/lib/paths'
import type { Preferences } from '@/lib/preferences/preferences'
import type { SearchAnswer } from '@/lib/search/search-hit'

export function signOut(): Promise<unknown> {
  return request('POST', `${api.auth}/sign-out`)
}

/** A customer's own accounts; what support finds by the text, of which two letters are the least. */
export function findAccountsOptions(isStaff: boolean, text: string) {
  const q = isStaff ? text.trim() : ''
  return queryOptions({
    queryKey: ['palette', q],
    queryFn: ({ signal }) => (isStaff ? searchAccounts(q, signal) : readAccounts(signal)),
    enabled: !isStaff || q.length >= 2,
    placeholderData: isStaff && q.length < 2 ? undefined : keepPreviousData,
    staleTime: 10_000,
  })
}

async function readAccounts(signal: AbortSignal): Promise<AccountView[]> {
  const page = await request<Page<AccountView>>('GET', `${api.accounts}?limit=100`, undefined, { signal })
  return page.data
}

async function searchAccounts(q: string, signal: AbortSignal): Promise<AccountView[]> {
  const query = new URLSearchParams({ q })
  const { data } = await request<SearchAnswer>('GET', `${api.search}?${query}`, undefined, { signal })
  return data.map(({ account }) => account)
}

export function savePreferences(chosen: Preferences): Promise<unknown> {
  return request('POST', api.preferences, chosen)
}
