import 'server-only'
import { and, eq, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { Page } from '@/lib/http/page'
import { searchText } from '@/lib/http/page-query'
import type { UserView } from './user-view'

export const usersQuery = z.strictObject({ q: searchText })

/** The customer with this very id or e-mail address: nobody is guessed from a part of it. For staff only. */
export async function findUsers(viewer: Viewer, text: string): Promise<Page<UserView>> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const rows = await database()
    .select()
    .from(users)
    .where(
      and(
        eq(users.role, 'customer'),
        isNull(users.suspendedAt),
        eq(users.isGuest, false),
        or(eq(users.id, text), eq(users.email, text.toLowerCase())),
      ),
    )
  const data = rows.map(({ id, name, createdAt, emailVerified }) => ({
    id,
    name,
    signed_up_at: createdAt.toISOString(),
    email_verified: emailVerified,
  }))
  return { data, next_cursor: null }
}
