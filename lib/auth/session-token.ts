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
  const start = `${cookieName()}=`
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start))
  const [, token, signature] = /^(.+)\.([A-Za-z0-9+/]{43}=)$/.exec(decoded(pair?.slice(start.length) ?? '')) ?? []
  if (token === undefined || signature === undefined) return null
  return timingSafeEqual(Buffer.from(signature, 'base64'), sign(token)) ? token : null
}

/** The same cookie, for a session that we begin ourselves. */
export function sessionCookie(token: string): string {
  return `${cookieName()}=${encodeURIComponent(`${token}.${sign(token).toString('base64')}`)}`
}

function cookieName(): string {
  return `${cookiePrefix(env())}.session_token`
}

function sign(token: string): Buffer {
  return createHmac('sha256', authSecret(env())).update(token).digest()
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
