import 'server-only'
import { env } from '@/lib/env'

/** Where the address is https, a browser is told never to come without it again. */
export function insistOnHttps(headers: Headers): void {
  if (env().appUrl?.startsWith('https://')) headers.set('Strict-Transport-Security', 'max-age=31536000')
}
