import 'server-only'
import type { Env } from '@/lib/env'

/** A cookie named __Host- is only taken over https, from this host, for all of its paths. */
export function cookiePrefix({ appUrl }: Pick<Env, 'appUrl'>): string {
  return appUrl?.startsWith('https://') ? '__Host-tidewater' : 'tidewater'
}
