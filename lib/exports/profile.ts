import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { deviceOf } from '@/lib/auth/device'
import { sessions, users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { type Person, type Row, rowOf } from './person'

/** Columns are named one by one where secrets stand beside them. */
export async function* profile({ userId }: Person): AsyncGenerator<Row[]> {
  const { id, name, email, newEmail, emailVerified, role, twoFactorEnabled, suspendedAt, createdAt, updatedAt } = users
  const { language, preferences } = users
  const read = { language, preferences, createdAt, updatedAt }
  const columns = { id, name, email, newEmail, emailVerified, role, twoFactorEnabled, suspendedAt, ...read }
  const rows = await database().select(columns).from(users).where(eq(users.id, userId))
  yield rows.map(rowOf)
}

export async function* signIns({ userId }: Person): AsyncGenerator<Row[]> {
  const { id, createdAt, lastSeenAt, expiresAt, userAgent, ipAddress } = sessions
  const rows = await database()
    .select({ id, createdAt, lastSeenAt, expiresAt, userAgent, ipAddress })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(asc(sessions.createdAt))
  yield rows.map((row) => ({ ...rowOf(row), ...deviceOf(row.userAgent) }))
}

export async function* holder({ userId }: Person): AsyncGenerator<Row[]> {
  const { id, type, customer, account, customerAccount, name, email, createdAt } = accountHolders
  const rows = await database()
    .select({ id, type, customer, account, customerAccount, name, email, createdAt })
    .from(accountHolders)
    .where(eq(accountHolders.userId, userId))
  yield rows.map(rowOf)
}
