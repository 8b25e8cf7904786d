import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { credentials, users } from './table'

/**
 * Begins what a person's password opens, and ends it again where that was another one by then: a new password ends every session,
 * and would miss one that is just beginning.
 * @param end undoes what was begun
 */
export async function withSamePassword<Begun>(
  who: SQL,
  begin: () => Promise<Begun>,
  end: (begun: Begun) => Promise<unknown>,
): Promise<Begun> {
  const before = await hashOf(who)
  const begun = await begin()
  if ((await hashOf(who)) === before) return begun
  await end(begun)
  throw new AppError('wrong_credentials', 'The password was changed a moment ago. Sign in with the new one.')
}

/** Waits for whoever is changing it: they end all sessions that they see, and we see whose they did not. */
async function hashOf(who: SQL): Promise<string | null> {
  const people = database().select({ id: users.id }).from(users).where(who)
  const [found] = await database()
    .select({ hash: credentials.password })
    .from(credentials)
    .where(and(inArray(credentials.userId, people), eq(credentials.providerId, 'credential')))
    .for('share')
  return found?.hash ?? null
}
