// (shared) Staff and invitations in the browser.
import { queryOptions } from '@tanstack/react-query'
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'
import type { ResetReason } from '@/lib/staff/reset-choices'
import type { InvitationMade, ResetLinkMade, StaffAnswer } from '@/lib/staff/staff-view'

export function staffOptions(initial: StaffAnswer) {
  return queryOptions({
    queryKey: ['staff'],
    queryFn: ({ signal }) => request<StaffAnswer>('GET', api.staff, undefined, { signal }),
    initialData: initial,
    staleTime: 10_000,
  })
}

export type StaffAct = 'admin' | 'support' | 'suspend' | 'unsuspend' | 'remove'

const requests: Record<StaffAct, { path: string; body: Record<string, unknown> }> = {
  admin: { path: 'role', body: { role: 'admin' } },
  support: { path: 'role', body: { role: 'support' } },
  suspend: { path: 'suspension', body: { suspended: true } },
  unsuspend: { path: 'suspension', body: { suspended: false } },
  remove: { path: 'removal', body: {} },
}

export function changeStaff(id: string, act: StaffAct): Promise<unknown> {
  const { path, body } = requests[act]
  return request('POST', `${api.staffMember(id)}/${path}`, body)
}

export function makeResetLink(id: string, reason: ResetReason): Promise<ResetLinkMade> {
  return request('POST', `${api.staffMember(id)}/password-reset`, { reason })
}

export function invite(email: string, role: string): Promise<InvitationMade> {
  return request('POST', api.staffInvitations, { email, role })
}

export function revokeInvitation(id: string): Promise<unknown> {
  return request('POST', `${api.staffInvitations}/${encodeURIComponent(id)}/revocation`)
}
