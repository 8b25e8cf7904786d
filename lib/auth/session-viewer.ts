import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { database } from '@/lib/db/client'
import { auth } from './auth'
import { roles, type Viewer } from './roles'

const sessionUser = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) })

/** The person behind a session cookie, asked from the database every time: a session that was ended is over at once. */
export async function sessionViewer(headers: Headers): Promise<Viewer | null> {
  return (await sessionOf(headers))?.viewer ?? null
}

/** The same with the id of the session's row, for what must end with it. */
export async function sessionOf(headers: Headers): Promise<{ session: string; viewer: Viewer } | null> {
  if (!headers.has('cookie')) return null
  const session = await auth().api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } })
  if (!session) return null
  const user = sessionUser.parse(session.user)
  const holderId = await findHolder(user.id)
  const viewer = { userId: user.id, role: user.role, name: user.name, email: user.email, holderId }
  return { session: session.session.id, viewer }
}

async function findHolder(userId: string): Promise<string | null> {
  const found = await database()
    .select({ id: accountHolders.id })
    .from(accountHolders)
    .where(eq(accountHolders.userId, userId))
  return found[0]?.id ?? null
}
