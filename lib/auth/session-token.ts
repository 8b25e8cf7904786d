import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'
import { cookiePrefix } from './cookie-prefix'

/**
 * What names the session in these headers' cookie, if we signed it. Read as better-auth writes it (`token.signature`, the first
 * of its name): asking the library takes longer than the question that the cookie is asked for.
 */
export function sessionToken(headers: Headers): string | null {
  const start = `${cookiePrefix(env())}.session_token=`
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start))
  const [, token, signature] = /^(.+)\.([A-Za-z0-9+/]{43}=)$/.exec(decoded(pair?.slice(start.length) ?? '')) ?? []
  if (token === undefined || signature === undefined) return null
  const expected = createHmac('sha256', authSecret(env())).update(token).digest()
  return timingSafeEqual(Buffer.from(signature, 'base64'), expected) ? token : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
