import 'server-only'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'

/** What an invitation's link carries: random, and signed, so that guesses never reach the database. */
export function makeToken(): string {
  const random = randomBytes(24).toString('base64url')
  return `${random}.${sign(random)}`
}

export function isSigned(token: string): boolean {
  const [random = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(random))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What is stored of it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function sign(random: string): string {
  return createHmac('sha256', authSecret(env())).update(`staff invitation ${random}`).digest('base64url')
}
