import 'server-only'
import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { type Database, database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { type Newest, newestOfEach, type Part, readPart } from './newest'
import type { Selection } from './selection'
import { stretchBegins, type TransactionRow, transactions } from './table'

const at = transactions.transactedAt
/** How many of the newest rows are looked at before an index is asked for what they hold, those of all accounts together. */
export const nearby = 2500
/** How many rows are fetched from anywhere and put in order. */
const few = 500

const stretchMs = 30 * 86_400_000
const latest = sql`desc nulls last`
const earliest = sql`asc nulls first`

/**
 * What many rows hold is found among the newest, and of what few hold the index of words gives all at once. What is left, many
 * rows of long ago, is looked for in one stretch of time after the other. The database cannot tell the three apart.
 */
export async function selectFound(
  from: Selection,
  newest: Newest,
  part: Part,
  isAsked: SQL | undefined,
): Promise<TransactionRow[]> {
  const most = part.limit + part.offset
  const end = await nearbyEnd(from.among, isAsked)
  const near = and(isAsked, end === null ? undefined : gt(at, end))
  const rows = await readPart(database(), newestOfEach(database(), from, most, { near, count: nearby }), part)
  if (end === null || rows.length === part.limit) return rows
  const first = await edgeOf(from.among, isAsked, { order: latest })
  const last = await edgeOf(from.among, isAsked, { order: earliest })
  if (first === null || last === null) return []
  return byIndex(async (db) => {
    const found = (await hasFew(db, from)) ? newest(db, from, most) : byStretch(db, from, newest, most, { first, last })
    return readPart(db, found, part)
  })
}

/**
 * Work by queries that find rows by what they hold. Without it a limit makes the database read along until enough rows came by,
 * which is for ever where they are old.
 */
export function byIndex<Answer>(work: (db: Database) => Promise<Answer>): Promise<Answer> {
  return database().transaction(async (db) => {
    await db.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`)
    return work(db)
  })
}

/** Up to where these rows are certainly the newest of all accounts; null where there are no more than these. */
export async function nearbyEnd(among: SQL | undefined, isAsked: SQL | undefined): Promise<Date | null> {
  const sharing = await database().$count(accounts, among)
  return edgeOf(among, isAsked, { order: latest, offset: Math.ceil(nearby / Math.max(1, sharing)) })
}

/** The latest, or else the earliest, of one moment of each account. */
async function edgeOf(
  among: SQL | undefined,
  isAsked: SQL | undefined,
  { order, offset = 0 }: { order: SQL; offset?: number },
): Promise<Date | null> {
  const own = database()
    .select({ at })
    .from(transactions)
    .where(and(eq(transactions.accountId, accounts.id), isAsked))
    .orderBy(sql`${at} ${order}`, sql`${transactions.id} ${order}`)
    .limit(1)
    .offset(offset)
    .as('own')
  const [row] = await database()
    .select({ at: own.at })
    .from(accounts)
    .innerJoinLateral(own, sql`true`)
    .where(among)
    .orderBy(sql`${own.at} ${order}`)
    .limit(1)
  return row?.at ?? null
}

async function hasFew(db: Database, { among, rows: which }: Selection): Promise<boolean> {
  const some = db
    .select({ id: transactions.id })
    .from(accounts)
    .innerJoin(transactions, eq(transactions.accountId, accounts.id))
    .where(and(among, which))
    .limit(few + 1)
  return (await db.$count(some.as('some'))) <= few
}

/** Reads no further back than it must. */
function byStretch(
  db: Database,
  from: Selection,
  newest: Newest,
  most: number,
  { first, last }: { first: Date; last: Date },
) {
  const begins = sql`stretches.begins`
  const found = newest(db, { ...from, rows: and(from.rows, eq(stretchBegins, begins)) }, most)
  const newestBegin = Math.floor(first.valueOf() / stretchMs) * stretchMs
  const all = sql`generate_series(${new Date(newestBegin).toISOString()}::timestamptz, ${new Date(last.valueOf() - stretchMs).toISOString()}::timestamptz, interval '-720 hours')`
  return db
    .select({ ...found._.selectedFields })
    .from(sql`(select begins from ${all} as begins order by begins desc) as stretches`)
    .innerJoinLateral(found, sql`true`)
    .orderBy(desc(begins), ...newestFirst(found.transactedAt, found.id))
    .limit(most)
    .as('newest')
}
