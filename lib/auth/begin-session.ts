import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { env } from '@/lib/env'
import type { Role } from './roles'
import { sessionSeconds } from './session-limits'
import { sessionCookie } from './session-token'
import { sessions } from './table'

/**
 * Begins the session of somebody whom a link let in and no password: as better-auth would, but part of the transaction that uses the
 * link up. It proves nothing about who they are.
 * @returns the cookie for their browser
 */
export async function beginSession(db: Database, person: { userId: string; role: Role }): Promise<Headers> {
  const [id, token] = [randomUUID(), randomBytes(24).toString('base64url')]
  const at = now()
  const begun = { createdAt: new Date(at), updatedAt: new Date(at), lastSeenAt: new Date(at), provedAt: new Date(0) }
  const expiresAt = new Date(at + sessionSeconds * 1000)
  await db.insert(sessions).values({ id, token, userId: person.userId, expiresAt, ...begun })
  await record(db, { actor: person, action: 'session.start', subject: id })
  const secure = env().appUrl?.startsWith('https://') ? '; Secure' : ''
  const attributes = `Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`
  return new Headers({ 'Set-Cookie': `${sessionCookie(token)}; ${attributes}` })
}
