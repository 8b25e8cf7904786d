// (shared) Support's search, lists and settings in the browser.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { UserView } from '@/lib/account-holders/user-view'
import type { EntryView } from '@/lib/audit/entry-view'
import type { DeletionReason } from '@/lib/deletions/deletion-choices'
import type { DeletionView } from '@/lib/deletions/deletion-view'
import { request } from '@/lib/http/client'
import type { Page } from '@/lib/http/page'
import { api } from '@/lib/paths'
import type { SearchAnswer } from '@/lib/search/search-hit'
import type { SettingName, SettingView } from '@/lib/settings/setting-view'
import type { CallView } from '@/lib/stripe/call-view'
import type { EventView } from '@/lib/webhooks/event-view'
import type { HealthView } from '@/lib/webhooks/health-view'
import type { AuditFilter } from './audit-choices'
import type { CallFilter, EventFilter } from './list-choices'

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

/** `initial` is the first page as the server painted it, null where it painted another filter's. */
export function eventsOptions(filter: EventFilter, initial: Page<EventView> | null) {
  return listOptions<EventView>(
    ['events', filter],
    api.webhookEvents,
    filter === 'all' ? {} : { state: filter },
    initial,
  )
}

/** What a hint about an event has asked again. */
export const eventsAnswer = { all: ['events'], of: () => [{ queryKey: ['events'] }] }

/** How well we hear of Stripe: part of what a hint about an event has asked again, since one may have failed. */
export function healthOptions(initial: HealthView) {
  return queryOptions({
    queryKey: ['events', 'health'],
    queryFn: ({ signal }) => request<HealthView>('GET', api.webhookHealth, undefined, { signal }),
    initialData: initial,
    staleTime: 10_000,
  })
}

export const deliveriesAnswer = { all: ['events', 'health'], of: () => [{ queryKey: ['events', 'health'] }] }

export function replayEvent(id: string): Promise<EventView> {
  return request('POST', api.webhookEventReplay(id), {})
}

/** Null where no customer has this id or e-mail address. */
export async function findUser(text: string): Promise<UserView | null> {
  const { data } = await request<Page<UserView>>('GET', `${api.users}?${new URLSearchParams({ q: text })}`)
  return data[0] ?? null
}

export function tieUser(holder: string, user: string): Promise<unknown> {
  return request('POST', api.holderUser(holder), { user })
}

export function callsOptions(filter: CallFilter, initial: Page<CallView> | null) {
  return listOptions<CallView>(['calls', filter], api.stripeCalls, filter === 'all' ? {} : { only: filter }, initial)
}

export function auditOptions(filter: AuditFilter, initial: Page<EntryView> | null) {
  const asked: Record<string, string> = filter ? { [filter.kind]: filter.id } : {}
  return listOptions<EntryView>(['audit', asked], api.audit, asked, initial)
}

export function deleteHolder(id: string, asked: { reason: DeletionReason }): Promise<DeletionView> {
  return request('POST', api.holderDeletion(id), asked)
}

export function changeSetting(name: SettingName, value: SettingView['value']): Promise<SettingView> {
  return request('POST', api.setting(name), { value })
}

function listOptions<Row>(
  queryKey: unknown[],
  path: string,
  filter: Record<string, string>,
  initial: Page<Row> | null,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filter, limit: '50', ...(pageParam !== null && { cursor: pageParam }) })
      return request<Page<Row>>('GET', `${path}?${query}`, undefined, { signal })
    },
    initialPageParam: firstPage,
    getNextPageParam: (page: Page<Row>) => page.next_cursor,
    ...(initial && { initialData: { pages: [initial], pageParams: [firstPage] } }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}

const firstPage: string | null = null
