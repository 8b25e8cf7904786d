// (shared) What signing in and making a profile ask of our server.
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'

export type EntryKind = 'sign-in' | 'sign-up'

/** The answer's cookie is the session; nothing else of it is of use. */
export function enter(kind: EntryKind, fields: Record<string, string>): Promise<unknown> {
  return request('POST', `${api.auth}/${kind}/email`, fields)
}
