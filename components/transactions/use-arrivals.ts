'use client'
import type { InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'
import { findArrivals } from './arrivals'
import type { TransactionPage } from './queries'

type Data = InfiniteData<TransactionPage> | undefined

const none: ReadonlySet<string> = new Set()

/** Ids of the rows that the last reading brought while the page was open. @param list names what is listed: another list has no news. */
export function useArrivals(data: Data, list: string): ReadonlySet<string> {
  const [seen, setSeen] = useState(() => look(data, list, null))
  if (seen.data === data && seen.list === list) return seen.arrived
  const next = look(data, list, seen.list === list ? seen.known : null)
  setSeen(next)
  return next.arrived
}

function look(data: Data, list: string, known: ReadonlySet<string> | null) {
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const arrived = known === null ? none : new Set(findArrivals(known, rows))
  return { data, list, known: new Set([...(known ?? none), ...rows.map(({ id }) => id)]), arrived }
}
