// (shared) The filter of an account's transactions, as the address carries it.

export const statusFilters = ['all', 'pending', 'posted', 'void'] as const
export type StatusFilter = (typeof statusFilters)[number]

/** Anything but a known word shows all. */
export function readStatusFilter(given: string | string[] | null | undefined): StatusFilter {
  return statusFilters.find((status) => status === given) ?? 'all'
}
