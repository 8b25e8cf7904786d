// (shared) What every page's frame asks of our server.
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'

export function signOut(): Promise<unknown> {
  return request('POST', `${api.auth}/sign-out`)
}
