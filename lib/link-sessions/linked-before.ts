import 'server-only'
import { and, ne, or, sql } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { linkSessions } from './table'

/**
 * Those of these accounts that another session had brought. The mirror cannot say: an event may have brought an account there before
 * its browser comes back.
 */
export async function linkedBefore(accounts: readonly string[], session: string | null): Promise<string[]> {
  if (accounts.length === 0) return []
  const collected = accounts.map((id) => sql`${linkSessions.accounts} @> ${JSON.stringify([id])}::jsonb`)
  const others = await database()
    .select({ accounts: linkSessions.accounts })
    .from(linkSessions)
    .where(and(ne(linkSessions.stripeId, session ?? ''), or(...collected)))
  return accounts.filter((id) => others.some((other) => other.accounts.includes(id)))
}
