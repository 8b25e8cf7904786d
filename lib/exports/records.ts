import 'server-only'
import { and, asc, eq, getTableColumns, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { linkSessions } from '@/lib/link-sessions/table'
import { messages } from '@/lib/mail/table'
import { idInPath } from '@/lib/stripe/id-in-path'
import { stripeCalls } from '@/lib/stripe/table'
import { transactions } from '@/lib/transactions/table'
import { webhookEvents } from '@/lib/webhooks/table'
import { paged, pageRows } from './paged'
import { type Person, type Row, rowOf } from './person'

/** What somebody does to their own sign-in and data, and to nobody else's. */
const isOwnMatter = inArray(sql`split_part(${auditLog.action}, '.', 1)`, [
  'data',
  'deletion',
  'second_factor',
  'session',
  'user',
])

/** Who did what to their data. Of staff it is said what they are, not who. */
export async function* auditRows({ userId, holderId }: Person): AsyncGenerator<Row[]> {
  const isTheirs = or(
    eq(auditLog.holderId, holderId ?? ''),
    eq(auditLog.subject, userId),
    and(eq(auditLog.actor, userId), isNull(auditLog.holderId), isOwnMatter),
  )
  const pages = paged<typeof auditLog.$inferSelect>((last) =>
    database()
      .select()
      .from(auditLog)
      .where(and(isTheirs, last && gt(auditLog.id, last.id)))
      .orderBy(asc(auditLog.id))
      .limit(pageRows),
  )
  for await (const rows of pages) {
    yield rows.map(({ at, action, subject, detail, requestId, ...row }) => {
      const by = row.actor === userId ? 'you' : row.actorRole
      return rowOf({ at, by, action, subject, detail, requestId })
    })
  }
}

/** Without what opens a door. */
export async function* ownMessages({ userId, email }: Person): AsyncGenerator<Row[]> {
  const { link: _, browser: __, ...columns } = getTableColumns(messages)
  const isTheirs = or(eq(messages.userId, userId), sql`lower(${messages.recipient}) = ${email.toLowerCase()}`)
  for (let after: string | undefined; ; ) {
    const rows = await database()
      .select(columns)
      .from(messages)
      .where(and(isTheirs, after === undefined ? undefined : gt(messages.id, after)))
      .orderBy(asc(messages.id))
      .limit(pageRows)
    yield rows.map(rowOf)
    after = rows.length < pageRows ? undefined : rows.at(-1)?.id
    if (after === undefined) return
  }
}

/** What Stripe announced of their accounts. */
export async function* ownEvents({ holderId }: Person): AsyncGenerator<Row[]> {
  if (holderId === null) return
  const pages = paged<typeof webhookEvents.$inferSelect>((last) =>
    database()
      .select()
      .from(webhookEvents)
      .where(and(inArray(webhookEvents.objectId, ownIds(holderId)), last && gt(webhookEvents.id, last.id)))
      .orderBy(asc(webhookEvents.id))
      .limit(pageRows),
  )
  for await (const rows of pages) yield rows.map(rowOf)
}

/** What Stripe was asked for them, by them or about them. */
export async function* ownCalls({ userId, role, holderId }: Person): AsyncGenerator<Row[]> {
  const isTheirs = or(
    role === 'customer' ? eq(stripeCalls.actor, userId) : undefined,
    holderId === null ? undefined : inArray(idInPath, ownIds(holderId)),
    holderId === null ? undefined : inArray(idInPath, ownTransactionIds(holderId)),
  )
  if (isTheirs === undefined) return
  const { startedAt, id } = stripeCalls
  const pages = paged<typeof stripeCalls.$inferSelect>((last) =>
    database()
      .select()
      .from(stripeCalls)
      .where(
        and(
          isTheirs,
          last && sql`(${startedAt}, ${id}) > (${last.startedAt.toISOString()}::timestamptz, ${last.id}::uuid)`,
        ),
      )
      .orderBy(asc(startedAt), asc(id))
      .limit(pageRows),
  )
  const programs = ['system', 'webhook', 'sweep']
  for await (const rows of pages) {
    yield rows.map(({ actor, ...row }) => {
      const byStaff = programs.includes(actor) ? actor : 'staff'
      return rowOf({ ...row, by: actor === userId ? 'you' : byStaff })
    })
  }
}

/** Stripe's ids of their accounts and sessions, and of them. */
function ownIds(holderId: string) {
  const db = database()
  const holder = db.select({ id: sql<string>`${accountHolders.customer}` }).from(accountHolders)
  const sessions = db.select({ id: sql<string>`${linkSessions.stripeId}` }).from(linkSessions)
  return db
    .select({ id: sql<string>`${accounts.id}` })
    .from(accounts)
    .where(eq(accounts.holderId, holderId))
    .union(holder.where(and(eq(accountHolders.id, holderId), sql`${accountHolders.customer} is not null`)))
    .union(sessions.where(and(eq(linkSessions.holderId, holderId), sql`${linkSessions.stripeId} is not null`)))
}

function ownTransactionIds(holderId: string) {
  return database()
    .select({ id: transactions.id })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(eq(accounts.holderId, holderId))
}
