// Apart from the pages themselves, which no browser needs.
import type { Destination } from './navigation'

/** Whether somebody at this address is on that page, or on one under it. */
export function isInside({ href, inside }: Destination, pathname: string): boolean {
  return pathname === href || inside.some((beginning) => pathname.startsWith(beginning))
}
