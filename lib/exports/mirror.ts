import 'server-only'
import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import { unsealRaw } from '@/lib/accounts/raw'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { linkSessions } from '@/lib/link-sessions/table'
import { transactionRevisions, transactions } from '@/lib/transactions/table'
import { paged, pageRows } from './paged'
import { type Person, type Row, rowOf } from './person'

export async function* ownAccounts(person: Person): AsyncGenerator<Row[]> {
  for await (const rows of accountPages(person)) {
    yield rows.map((row) => rowOf({ ...row, raw: unsealRaw(row.id, row.raw) }))
  }
}

export function balances(person: Person): AsyncGenerator<Row[]> {
  const { accountId, currency, asOf } = balanceSnapshots
  return ofEachAccount<typeof balanceSnapshots.$inferSelect>(person, (isOwn, last) =>
    database()
      .select(getTableColumns(balanceSnapshots))
      .from(balanceSnapshots)
      .innerJoin(accounts, eq(accounts.id, accountId))
      .where(
        and(isOwn, last && sql`(${currency}, ${asOf}) > (${last.currency}, ${last.asOf.toISOString()}::timestamptz)`),
      )
      .orderBy(asc(currency), asc(asOf))
      .limit(pageRows),
  )
}

export function ownTransactions(person: Person): AsyncGenerator<Row[]> {
  // The description once more, as searches compare it.
  const { words, ...own } = getTableColumns(transactions)
  return ofEachAccount<Omit<typeof transactions.$inferSelect, 'words'>>(person, (isOwn, last) =>
    database()
      .select(own)
      .from(transactions)
      .innerJoin(accounts, eq(accounts.id, transactions.accountId))
      .where(and(isOwn, last && gt(transactions.id, last.id)))
      .orderBy(asc(transactions.id))
      .limit(pageRows),
  )
}

export function revisions(person: Person): AsyncGenerator<Row[]> {
  const { accountId, transactionId, id } = transactionRevisions
  return ofEachAccount<typeof transactionRevisions.$inferSelect>(person, (isOwn, last) =>
    database()
      .select(getTableColumns(transactionRevisions))
      .from(transactionRevisions)
      .innerJoin(accounts, eq(accounts.id, accountId))
      .where(and(isOwn, last && sql`(${transactionId}, ${id}) > (${last.transactionId}, ${last.id}::bigint)`))
      .orderBy(asc(transactionId), asc(id))
      .limit(pageRows),
  )
}

export async function* ownLinkSessions({ holderId }: Person): AsyncGenerator<Row[]> {
  if (holderId === null) return
  const pages = paged<typeof linkSessions.$inferSelect>((last) =>
    database()
      .select()
      .from(linkSessions)
      .where(and(eq(linkSessions.holderId, holderId), last && gt(linkSessions.id, last.id)))
      .orderBy(asc(linkSessions.id))
      .limit(pageRows),
  )
  for await (const rows of pages) yield rows.map(rowOf)
}

export async function* ownConsents({ holderId }: Person): AsyncGenerator<Row[]> {
  if (holderId === null) return
  const pages = paged<typeof consents.$inferSelect>((last) =>
    database()
      .select()
      .from(consents)
      .where(and(eq(consents.holderId, holderId), last && gt(consents.id, last.id)))
      .orderBy(asc(consents.id))
      .limit(pageRows),
  )
  for await (const rows of pages) yield rows.map(rowOf)
}

/** The ids that name what is theirs at Stripe: each account. */
export async function* accountIds(person: Person): AsyncGenerator<string> {
  for await (const rows of accountPages(person)) for (const { id } of rows) yield id
}

async function* accountPages({ holderId }: Person): AsyncGenerator<(typeof accounts.$inferSelect)[]> {
  if (holderId === null) return
  yield* paged<typeof accounts.$inferSelect>((last) =>
    database()
      .select()
      .from(accounts)
      .where(and(eq(accounts.holderId, holderId), last && gt(accounts.id, last.id)))
      .orderBy(asc(accounts.id))
      .limit(pageRows),
  )
}

/** One account after the other, since each has an index to be read along. */
async function* ofEachAccount<Stored extends Record<string, unknown>>(
  person: Person,
  read: (isOwn: SQL | undefined, last: Stored | undefined) => Promise<Stored[]>,
): AsyncGenerator<Row[]> {
  const { holderId } = person
  if (holderId === null) return
  for await (const id of accountIds(person)) {
    const isOwn = and(eq(accounts.holderId, holderId), eq(accounts.id, id))
    for await (const rows of paged<Stored>((last) => read(isOwn, last))) yield rows.map(rowOf)
  }
}
