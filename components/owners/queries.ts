// (shared) Owners in the browser: read on demand, kept only as long as they are on the screen.
import { queryOptions } from '@tanstack/react-query'
import { request } from '@/lib/http/client'
import type { OwnerView } from '@/lib/owners/owner-view'
import type { RevealBody, RevealView } from '@/lib/owners/reveal'
import { api } from '@/lib/paths'

export type OwnerList = { data: OwnerView[]; has_more: boolean }

/** `ownership` changes with each reading by the bank, so a newer one is another question. */
export function ownersOptions(account: string, ownership: string) {
  return queryOptions({
    queryKey: ['owners', account, ownership],
    queryFn: ({ signal }) => request<OwnerList>('GET', `${api.stripeOwners(account)}?limit=100`, undefined, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

export function revealField(asked: RevealBody): Promise<RevealView> {
  return request('POST', api.ownerReveals, asked)
}
