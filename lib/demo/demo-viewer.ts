import 'server-only'
import { eq } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'

/** A demo customer as their own requests would be, without a session. */
export async function findDemoViewer(email: string): Promise<Viewer> {
  const [found] = await database()
    .select({ userId: users.id, name: users.name, holderId: accountHolders.id })
    .from(users)
    .leftJoin(accountHolders, eq(accountHolders.userId, users.id))
    .where(eq(users.email, email))
  if (!found) throw new Error(`The demo person ${email} is missing.`)
  return { ...found, email, role: 'customer' }
}
