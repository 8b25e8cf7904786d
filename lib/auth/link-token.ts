import 'server-only'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'

/** What a link is for: a token of one is worth nothing for another. */
export type Purpose =
  | 'staff invitation'
  | 'customer invitation'
  | 'address change'
  | 'address confirmation'
  | 'password reset'
  | 'handed password reset'

/** What a link carries: random, and signed, so that guesses never reach the database. */
export function makeToken(purpose: Purpose): string {
  const random = randomBytes(24).toString('base64url')
  return `${random}.${sign(purpose, random)}`
}

export function isTokenFor(purpose: Purpose, token: string): boolean {
  const [random = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(purpose, random))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What is stored of it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function sign(purpose: Purpose, random: string): string {
  return createHmac('sha256', authSecret(env())).update(`${purpose} ${random}`).digest('base64url')
}
