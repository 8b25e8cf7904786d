// (shared) Which events and which calls a list shows, as the address carries it.

export const eventFilters = ['all', 'failed', 'waiting', 'applied', 'ignored'] as const
export type EventFilter = (typeof eventFilters)[number]

export const callFilters = ['all', 'failed', 'priced'] as const
export type CallFilter = (typeof callFilters)[number]

type Given = string | string[] | null | undefined

/** Anything but a known word shows all. */
export function readEventFilter(given: Given): EventFilter {
  return eventFilters.find((filter) => filter === given) ?? 'all'
}

export function readCallFilter(given: Given): CallFilter {
  return callFilters.find((filter) => filter === given) ?? 'all'
}
