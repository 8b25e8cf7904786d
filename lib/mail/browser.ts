import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import { ownOrigin } from '@/lib/http/origin'
import type { Language } from '@/lib/i18n/messages'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import { mailWay } from './way'

/** Who had a message written: where its link leads, and who is shown it in the simulator. */
export type Cause = {
  origin: string
  /** As the outbox keeps it; null where messages are sent, and for what no browser did. */
  browser: string | null
  /** Of the page that caused it. */
  language: Language
}

const daySeconds = 24 * 60 * 60

/**
 * The browser behind a request, known by a cookie that stands for nothing else. It is given one where messages are shown.
 * @returns `remember` adds the cookie to an answer
 */
export function causeOf(request: Request): Cause & { remember: (headers: Headers) => Headers } {
  const origin = ownOrigin(request)
  const language = wantedLanguage(request.headers)
  if (mailWay() !== 'outbox') return { origin, language, browser: null, remember: (headers) => headers }
  const value = readCookie(request.headers) ?? randomBytes(32).toString('base64url')
  const secure = env().appUrl?.startsWith('https://') ? '; Secure' : ''
  return {
    origin,
    language,
    browser: hashOf(value),
    remember(headers) {
      headers.append(
        'Set-Cookie',
        `${cookieName()}=${value}; Path=/; Max-Age=${daySeconds}; HttpOnly; SameSite=Lax${secure}`,
      )
      return headers
    },
  }
}

/** The browser that reads, as the outbox keeps it; null where it caused nothing. */
export function browserOf(headers: Headers): string | null {
  const value = readCookie(headers)
  return value === null ? null : hashOf(value)
}

function readCookie(headers: Headers): string | null {
  const [, value = ''] = `; ${headers.get('cookie') ?? ''}`.split(`; ${cookieName()}=`)
  const [first = ''] = value.split(';')
  return /^[\w-]{43}$/.test(first) ? first : null
}

/** Over https from this host alone, for all of its paths. */
function cookieName(): string {
  return env().appUrl?.startsWith('https://') ? '__Host-tidewater.outbox' : 'tidewater.outbox'
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
