import 'server-only'
import { and, count, desc, eq, gt, max, min, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { type Database, database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { type Newest, newestAmongAll, newestOfEach, type Part, readPart } from './newest'
import type { Selection } from './selection'
import { accountAndStretch, stretch, stretchMs, type TransactionRow, toldColumns, transactions } from './table'

const at = transactions.transactedAt
/** How many of the newest rows are looked at before an index is asked for what they hold, those of all accounts together. */
export const nearby = 500
/** The same where so many of them are found that the page may well be full. */
const nearbyAtMost = 5 * nearby
/** How many rows are fetched from anywhere and put in order. */
const few = 200
/** As many stretches, those of each account, are looked through sooner than it is known whether rows are few. */
const soon = { words: 150, numbers: 40 }

const latest = sql`desc nulls last`
const earliest = sql`asc nulls first`

/**
 * What many rows hold is found among the newest, and of what few hold the index of words gives all at once. What is left, many
 * rows of long ago, is looked for in one stretch of time after the other. The database cannot tell the three apart.
 */
export async function selectFound(
  from: Selection,
  { newest, part, isAsked, kind }: { newest: Newest; part: Part; isAsked: SQL | undefined; kind: keyof typeof soon },
): Promise<TransactionRow[]> {
  const most = part.limit + part.offset
  const look = async (atLeast: number) => {
    const edges = await edgesOf(from.among, isAsked, atLeast)
    const near = and(isAsked, edges.end === null ? undefined : gt(at, edges.end))
    const found = newestOfEach(database(), from, most, { near, count: atLeast })
    return { ...edges, rows: await readPart(database(), found, part) }
  }
  const isDone = ({ end, rows }: { end: Date | null; rows: unknown[] }) => end === null || rows.length === part.limit
  let seen = await look(nearby)
  if (!isDone(seen) && seen.rows.length * (nearbyAtMost / nearby) >= most) seen = await look(nearbyAtMost)
  const { rows, first, last, holders } = seen
  if (isDone(seen) || first === null || last === null) return rows
  const stretches = holders * ((first.valueOf() - last.valueOf()) / stretchMs)
  return byIndex(async (db) => {
    const some = stretches > soon[kind] ? await readFew(db, from, part) : null
    return some ?? readPart(db, byStretch(db, from, newest, most, { first, last }), part)
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

/**
 * When the latest and the earliest of these rows were; up to where so many of them are certainly the newest of all accounts, which
 * is null where there are no more; and how many accounts hold any.
 */
export async function edgesOf(among: SQL | undefined, isAsked: SQL | undefined, atLeast: number) {
  const sharing = database().select({ of: sql`greatest(1, count(*))` }).from(accounts).where(among)
  const edge = (order: SQL, offset = sql`0`) =>
    sql<string>`(select ${at} from ${transactions} where ${and(eq(transactions.accountId, accounts.id), isAsked)}
      order by ${at} ${order}, ${transactions.id} ${order} limit 1 offset ${offset})`
  const own = database()
    .select({
      end: edge(latest, sql`ceil(${atLeast}::numeric / (${sharing}))`).as('near_end'),
      first: edge(latest).as('first_at'),
      last: edge(earliest).as('last_at'),
    })
    .from(accounts)
    .where(among)
    .as('own')
  const [row] = await database()
    .select({ end: max(own.end), first: max(own.first), last: min(own.last), holders: count(own.first) })
    .from(own)
  const { end = null, first = null, last = null, holders = 0 } = row ?? {}
  return { end: momentOf(end), first: momentOf(first), last: momentOf(last), holders }
}

function momentOf(text: string | null): Date | null {
  return text ? new Date(text) : null
}

/** Null where they are more than few. */
async function readFew(db: Database, { among, rows: which }: Selection, part: Part): Promise<TransactionRow[] | null> {
  const some = db
    .select(toldColumns)
    .from(accounts)
    .innerJoin(transactions, eq(transactions.accountId, accounts.id))
    .where(and(among, which))
    .limit(few + 1)
    .as('some')
  const all = sql<number>`count(*) over ()`.mapWith(Number)
  const rows = await db
    .select({ ...some._.selectedFields, all })
    .from(some)
    .orderBy(...newestFirst(some.transactedAt, some.id))
    .limit(part.limit + part.offset)
  return (rows[0]?.all ?? 0) > few ? null : rows.slice(part.offset)
}

/** Reads no further back than it must. */
function byStretch(
  db: Database,
  from: Selection,
  newest: Newest,
  most: number,
  { first, last }: { first: Date; last: Date },
) {
  const number = sql`stretches.number`
  const isIn =
    newest === newestAmongAll ? eq(stretch, number) : eq(accountAndStretch, sql`${accounts.id} || ' ' || ${number}`)
  const found = newest(db, { ...from, rows: and(from.rows, isIn) }, most)
  const [newestOne, oldest] = [first, last].map((moment) => Math.floor(moment.valueOf() / stretchMs))
  return db
    .select({ ...found._.selectedFields })
    .from(
      sql`(select number from generate_series(${newestOne}::int, ${oldest}::int, -1) as number order by number desc) as stretches`,
    )
    .innerJoinLateral(found, sql`true`)
    .orderBy(desc(number), ...newestFirst(found.transactedAt, found.id))
    .limit(most)
    .as('newest')
}
