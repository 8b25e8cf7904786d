// (shared) Invitations of customers in the browser of staff.
import { queryOptions } from '@tanstack/react-query'
import { request } from '@/lib/http/client'
import type { InvitationMade, InvitationView } from '@/lib/invitations/invitation-view'
import { api } from '@/lib/paths'

export type Asked = {
  name?: string
  holder?: string
  permissions: string[]
  filters?: { account_subcategories?: string[]; country?: string }
}

export function invitationsOptions(initial: InvitationView[]) {
  return queryOptions({
    queryKey: ['invitations'],
    queryFn: async ({ signal }) =>
      (await request<{ data: InvitationView[] }>('GET', api.invitations, undefined, { signal })).data,
    initialData: initial,
    staleTime: 10_000,
  })
}

export function invite(asked: Asked): Promise<InvitationMade> {
  return request('POST', api.invitations, asked)
}

export function revokeInvitation(id: string): Promise<unknown> {
  return request('POST', `${api.invitations}/${encodeURIComponent(id)}/revocation`)
}
