import 'server-only'
import { eq } from 'drizzle-orm'
import { type Deed, record } from '@/lib/audit/record'
import type { Database } from '@/lib/db/open-database'
import { roleOf } from './roles'
import { users } from './table'

/**
 * Has every sign-in, sign-up and sign-out stand in the audit log, whichever way better-auth was asked. It runs these after its own
 * commit and before it answers: where no row can be written, no cookie leaves either.
 */
export function auditHooks(db: Database) {
  return {
    session: {
      created: ({ id, userId }: { id: string; userId: string }) => recordAs(db, userId, 'session.start', id),
      deleted: ({ id, userId }: { id: string; userId: string }) => recordAs(db, userId, 'session.end', id),
    },
    user: { created: ({ id }: { id: string }) => recordAs(db, id, 'user.sign_up', id) },
  }
}

async function recordAs(db: Database, userId: string, action: Deed['action'], subject: string): Promise<void> {
  const [person] = await db.select({ role: users.role }).from(users).where(eq(users.id, userId))
  await record(db, { actor: { userId, role: roleOf(person?.role) }, action, subject })
}
