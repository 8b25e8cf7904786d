// (shared) Accounts in the browser: what to ask, how often, and what can be changed.
import { queryOptions } from '@tanstack/react-query'
import type { AccountView } from '@/lib/accounts/account-view'
import { request } from '@/lib/http/client'
import type { Page } from '@/lib/http/page'
import { isLive } from '@/lib/live/is-live'
import { api } from '@/lib/paths'
import { type Feature, isRefreshing } from './refresh-plan'

const freshMs = 10_000
const pollMs = 2_000
const slowPollMs = 15_000
/** A bank that has not answered after about two minutes is asked after less often. */
const quickPolls = 60

/** `initial` is what the server painted with. While a refresh runs the list is read again until it ends, less often while hints come. */
export function accountsOptions(initial: AccountView[]) {
  return queryOptions({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => readAllAccounts(signal),
    initialData: initial,
    staleTime: freshMs,
    refetchInterval: ({ state }) => pollEvery(state.data?.some(isRefreshing), state.dataUpdateCount),
  })
}

export function accountOptions(initial: AccountView) {
  return queryOptions({
    queryKey: ['accounts', initial.id],
    queryFn: ({ signal }) => readAccount(initial.id, signal),
    initialData: initial,
    staleTime: freshMs,
    refetchInterval: ({ state }) => pollEvery(state.data && isRefreshing(state.data), state.dataUpdateCount),
  })
}

/** For a page that the server draws of somebody's accounts. */
export const accountsDrawn = ['accounts', 'drawn']

/** What a hint about an account has asked again: the account, the list it stands in, and pages drawn of all. */
export const accountAnswer = {
  all: ['accounts'],
  of: (id: string) => [
    { queryKey: ['accounts'], exact: true },
    { queryKey: ['accounts', id] },
    { queryKey: accountsDrawn },
  ],
}

export function readAccount(id: string, signal?: AbortSignal): Promise<AccountView> {
  return request('GET', api.account(id), undefined, signal ? { signal } : {})
}

export function refreshAccount(id: string, features: readonly Feature[]): Promise<unknown> {
  return request('POST', api.stripeRefresh(id), { features })
}

export function disconnectAccount(id: string): Promise<unknown> {
  return request('POST', api.stripeDisconnect(id), {})
}

/** Says which earlier account this one is, linked again; null for none. */
export function settleReplacement(id: string, account: string | null): Promise<unknown> {
  return request('POST', api.replacement(id), { account })
}

/** Null gives an account back its bank's name. */
export function nameAccount(id: string, nickname: string | null): Promise<unknown> {
  return request('POST', api.nickname(id), { nickname })
}

/** The accounts in this order; none gives up every place. */
export function arrangeAccounts(accounts: readonly string[]): Promise<unknown> {
  return request('POST', api.accountOrder, { accounts })
}

export type DailyUpdates = 'subscribe' | 'unsubscribe'

export function changeDailyUpdates(id: string, change: DailyUpdates): Promise<unknown> {
  const path = change === 'subscribe' ? api.stripeSubscribe(id) : api.stripeUnsubscribe(id)
  return request('POST', path, { features: ['transactions'] })
}

async function readAllAccounts(signal: AbortSignal): Promise<AccountView[]> {
  const accounts: AccountView[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor === null ? {} : { cursor }) })
    const page: Page<AccountView> = await request('GET', `${api.accounts}?${query}`, undefined, { signal })
    accounts.push(...page.data)
    cursor = page.next_cursor
  } while (cursor !== null)
  return accounts
}

function pollEvery(running: boolean | undefined, readings: number): number | false {
  if (!running) return false
  return isLive() || readings >= quickPolls ? slowPollMs : pollMs
}
