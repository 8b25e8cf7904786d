// (shared) Balance history in the browser: what to ask.
import { queryOptions } from '@tanstack/react-query'
import type { BalanceHistory } from '@/lib/balances/history-view'
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'

export type HistoryAsked = { account?: string; currency: string | null; days: number; timeZone: string }

const freshMs = 60_000

/** @param told what the whole depends on besides: when it changes, the history is read again. */
export function historyOptions({ account, currency, days, timeZone }: HistoryAsked, told: string) {
  const query = new URLSearchParams({
    ...(account !== undefined && { account }),
    ...(currency !== null && { currency }),
    days: String(days),
    tz: timeZone,
  })
  return queryOptions({
    queryKey: ['balances', query.toString(), told],
    queryFn: ({ signal }) => request<BalanceHistory>('GET', `${api.balanceDays}?${query}`, undefined, { signal }),
    staleTime: freshMs,
  })
}
