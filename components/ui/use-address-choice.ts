'use client'
import { useSearchParams } from 'next/navigation'

/** A choice that lives in the address, so that a reload or a shared link shows the same. The usual one is left out of it. */
export function useAddressChoice<Choice extends string>(
  name: string,
  read: (given: string | null) => Choice,
  usual: Choice,
): [Choice, (choice: Choice) => void] {
  const search = useSearchParams()

  function choose(choice: Choice) {
    const next = new URLSearchParams(search)
    if (choice === usual) next.delete(name)
    else next.set(name, choice)
    const query = next.toString()
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }

  return [read(search.get(name)), choose]
}
