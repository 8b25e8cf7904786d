'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { readFilter, type TransactionFilter, writeFilter } from '@/lib/transactions/filter'

export type Address = {
  filter: TransactionFilter
  /** The transaction whose life is open. */
  tx: string | null
  /** Each choice is a step that Back undoes; what is typed letter by letter is one step together. */
  setFilter(filter: TransactionFilter, by: 'choice' | 'typing'): void
  hrefOf(tx: string): string
  open(tx: string): void
  close(): void
}

/** What is listed and what is open, as the address says: a reload, a shared link and Back show the same. @param account where the page is one account's. */
export function useAddress(account?: string): Address {
  const arrived = useSearchParams().toString()
  // The router follows a moment later; a box that was ticked shows it at once.
  const [ahead, setAhead] = useState<{ of: string; search: string } | null>(null)
  if (ahead && ahead.of !== arrived) setAhead(null)
  const search = ahead?.of === arrived ? ahead.search : arrived
  const { filter, tx } = useMemo(() => read(search, account), [search, account])
  const isTyping = useRef(false)
  const isPushed = useRef(false)

  useEffect(() => {
    if (tx === null) isPushed.current = false
  }, [tx])

  function hrefOf(open: string | null, next = filter): string {
    const written = writeFilter(account === undefined ? next : { ...next, account: undefined })
    if (open !== null) written.set('tx', open)
    const query = written.toString()
    return query ? `?${query}` : window.location.pathname
  }

  function go(how: 'pushState' | 'replaceState', href: string): void {
    window.history[how](null, '', href)
    setAhead({ of: arrived, search: window.location.search.slice(1) })
  }

  return {
    filter,
    tx,
    hrefOf: (id) => hrefOf(id),
    setFilter(next, by) {
      const isSameStep = by === 'typing' && isTyping.current
      isTyping.current = by === 'typing'
      if (!isSameStep) isPushed.current = false
      go(isSameStep ? 'replaceState' : 'pushState', hrefOf(tx, next))
    },
    open(id) {
      isTyping.current = false
      if (tx === null) isPushed.current = true
      go(tx === null ? 'pushState' : 'replaceState', hrefOf(id))
    },
    close() {
      // Back leads to the list only where the drawer was opened from it.
      if (isPushed.current) window.history.back()
      else go('replaceState', hrefOf(null))
    },
  }
}

function read(search: string, account: string | undefined): { filter: TransactionFilter; tx: string | null } {
  const source = new URLSearchParams(search)
  const filter = readFilter(source)
  return { filter: account === undefined ? filter : { ...filter, account: [account] }, tx: source.get('tx') }
}
