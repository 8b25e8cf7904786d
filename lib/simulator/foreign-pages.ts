import { Refusal } from './errors'
import { isLoopback } from './webhooks/address'

/**
 * Refuses what a browser asks on behalf of another page: it could drive the simulator of whoever happens to visit it. Programs
 * tell none of these headers. The name in an address can be made to lead here, so a page counts as the simulator's own only
 * where that name can lead nowhere else.
 */
export function refuseForeignPages(headers: Headers): void {
  const site = headers.get('sec-fetch-site') ?? 'none'
  if ((site === 'same-origin' || site === 'none') && isOwnOrigin(headers)) return
  throw new Refusal(403, 'Only programs may ask this, not the pages of other sites.', { code: 'cross_origin' })
}

/** Without a Host it came over no network. */
function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  const host = headers.get('host')
  return origin === null || host === null || (origin === `http://${host}` && isLoopback(origin))
}
