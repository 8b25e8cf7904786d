// (shared) What signing in, and looking after one's own sign-in, ask of our server.
import { queryOptions } from '@tanstack/react-query'
import type { SessionView } from '@/lib/auth/session-view'
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'

type Fields = Record<string, string>

/** The answer's cookie is the session, or leads to the second step. */
export async function signIn({ email, password }: Fields): Promise<'in' | 'code'> {
  const answer = await request<{ second_factor?: true }>('POST', `${api.auth}/sign-in/email`, { email, password })
  return answer.second_factor ? 'code' : 'in'
}

export function signInWithCode({ code }: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/sign-in/second-factor`, { code })
}

export function signUp(fields: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/sign-up/email`, fields)
}

export function join(token: string, { name, password }: Fields): Promise<unknown> {
  return request('POST', `${api.staffInvitations}/acceptance`, { token, name, password })
}

/** The answer's cookie is the session of a guest. */
export function acceptInvitation(token: string): Promise<unknown> {
  return request('POST', `${api.invitations}/acceptance`, { token })
}

export function takeOver(fields: Fields): Promise<unknown> {
  return request('POST', api.guestTakeover, fields)
}

export function askForReset({ email }: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/password-reset`, { email })
}

export function resetPassword(token: string, { password }: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/password-reset/acceptance`, { token, password })
}

export function askToConfirm(): Promise<unknown> {
  return request('POST', `${api.auth}/address-confirmation`)
}

export function confirmAddress(token: string): Promise<unknown> {
  return request('POST', `${api.auth}/address-confirmation/acceptance`, { token })
}

export type Enrolment = { secret: string; qr: { size: number; path: string }; backup_codes: string[] }

export function beginSecondFactor({ password }: Fields): Promise<Enrolment> {
  return request('POST', `${api.auth}/second-factor`, { password })
}

export function confirmSecondFactor({ code }: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/second-factor/confirmation`, { code })
}

export function removeSecondFactor({ password, code }: Fields): Promise<unknown> {
  return request('POST', `${api.auth}/second-factor/removal`, { password, code })
}

export async function renewBackupCodes({ password, code }: Fields): Promise<string[]> {
  const path = `${api.auth}/second-factor/backup-codes`
  return (await request<{ backup_codes: string[] }>('POST', path, { password, code })).backup_codes
}

export function changePassword({ password }: { password: string }): Promise<unknown> {
  return request('POST', `${api.auth}/password`, { new_password: password })
}

export function changeName({ name }: { name: string }): Promise<unknown> {
  return request('POST', `${api.auth}/name`, { name })
}

export function changeAddress({ email }: { email: string }): Promise<unknown> {
  return request('POST', `${api.auth}/address`, { email })
}

export const sessionsKey = ['own-sessions']

export function sessionsOptions(initial: SessionView[]) {
  return queryOptions({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) =>
      (await request<{ data: SessionView[] }>('GET', `${api.auth}/sessions`, undefined, { signal })).data,
    initialData: initial,
    staleTime: 10_000,
  })
}

export function endSession(id: string): Promise<unknown> {
  return request('POST', api.endSession(id))
}

export function endOtherSessions(): Promise<unknown> {
  return request('POST', `${api.auth}/sessions/ended-others`)
}
