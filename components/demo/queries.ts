// (shared) What the home page's doors ask of our server, in the simulator only.
import { request } from '@/lib/http/client'
import { api } from '@/lib/paths'

export type DemoPerson = 'customer' | 'newcomer' | 'support' | 'admin'

/** Signs in as one of the invented people; says where they begin. */
export function enterAs(as: DemoPerson): Promise<{ redirect: string }> {
  return request('POST', api.demoEntry, { as })
}
