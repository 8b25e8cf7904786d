import 'server-only'
import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'

/** Whose limit it is, as the table keeps it: an e-mail or network address only as a hash that nobody without our secret can try out. */
export const subjects = {
  user: (id: string) => `user:${id}`,
  email: (email: string) => `email:${hash('email', email.trim().toLowerCase())}`,
  address: (address: string) => `address:${hash('address', address)}`,
}

function hash(kind: string, text: string): string {
  return createHmac('sha256', authSecret(env())).update(`limits:${kind}:${text}`).digest('base64url').slice(0, 32)
}
