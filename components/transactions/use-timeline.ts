'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useReader } from '@/components/ui/use-reader'
import { sharesSymbol } from '@/lib/format/currency-name'
import { writeFilter } from '@/lib/transactions/filter'
import type { ListControls } from './list/list'
import { daysOptions, type Painted } from './queries'
import { sumDays } from './sum-days'
import { useAddress } from './use-address'

export type Timeline = ReturnType<typeof useTimeline>

/** What the address asks for, and its days as far as they are known. @param account where the page is one account's. */
export function useTimeline(painted: Painted | null, account?: string) {
  const { locale, timeZone } = useReader()
  const address = useAddress(account)
  const { filter } = address
  const asked = useMemo(() => ({ filter, timeZone }), [filter, timeZone])
  const query = useQuery(daysOptions(asked, painted))
  const { data } = query
  const summary = useMemo(() => (data ? sumDays(data.days) : null), [data])
  /** The list, while there is one. */
  const controls = useRef<ListControls>(null)
  const currencies = summary?.totals.map(({ currency }) => currency) ?? []
  return {
    address,
    timeZone,
    query,
    controls,
    summary,
    symbol: sharesSymbol(currencies, locale) ? ('with-code' as const) : ('narrow' as const),
    isFiltered: writeFilter(account === undefined ? filter : { ...filter, account: undefined }).size > 0,
    clear: () => address.setFilter({}, 'choice'),
  }
}
