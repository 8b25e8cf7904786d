import { Refusal } from './errors'
import type { ApiRequest } from './exchange'
import { isLoopback } from './webhooks/address'

/**
 * Refuses what a browser asks on behalf of another page: it could drive the simulator of whoever happens to visit it. Programs
 * tell none of these headers. The name in an address can be made to lead here, so a page counts as the simulator's own only
 * where that name can lead nowhere else.
 */
export function refuseForeignPages(asked: Pick<ApiRequest, 'header'>): void {
  const site = asked.header('sec-fetch-site') ?? 'none'
  if ((site === 'same-origin' || site === 'none') && isOwnOrigin(asked)) return
  throw new Refusal(403, 'Only programs may ask this, not the pages of other sites.', { code: 'cross_origin' })
}

/** Without a Host it came over no network. */
function isOwnOrigin(asked: Pick<ApiRequest, 'header'>): boolean {
  const origin = asked.header('origin')
  const host = asked.header('host')
  return origin === undefined || host === undefined || (origin === `http://${host}` && isLoopback(origin))
}
