import 'server-only'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { describeError, log } from '@/lib/http/log'
import { FolderError } from './folder-error'
import { lockFolder } from './folder-lock'

type RowsOf<Row> = { rows: Row[] }
interface RowsHkt extends PgQueryResultHKT {
  type: RowsOf<this['row']>
}

/** Either database, or a transaction on it. `execute` gives `rows`; count what changed with `returning()`. */
export type Database = PgDatabase<RowsHkt>

export type DatabaseTarget =
  /** A Postgres server. */
  | { url: string }
  /** PGlite on disk; the folder is locked against a second process. */
  | { folder: string }
  /** PGlite in memory, made of what another one dumped: for tests. */
  | { dump: Blob }
  /** PGlite in memory, empty. */
  | 'memory'

export type OpenDatabase = {
  db: Database
  kind: 'pglite' | 'postgres'
  /** Where a connection beside the pool is made; null for PGlite, which has one connection and one process. */
  url: string | null
  /** Settles once the database answers. */
  ready: Promise<void>
  close(): Promise<void>
  /** Runs the migrations that are missing; another process that asks for the same waits. */
  migrate(folder: string): Promise<void>
}

const int8 = 20
/** Any number that nobody else uses on this server. */
const migrationLock = 7_214_463_108
/** Search by parts of words, of one account. Trusted extensions: the owner of a database may make them. */
const extensions = 'create extension if not exists pg_trgm; create extension if not exists btree_gin'

/** Opens a database without waiting for it: queries wait by themselves. @throws FolderError */
export function openDatabase(target: DatabaseTarget): OpenDatabase {
  if (target === 'memory') return openPglite({})
  return 'url' in target ? openPostgres(target.url) : openPglite(target)
}

function openPglite({ folder, dump }: { folder?: string; dump?: Blob }): OpenDatabase {
  const unlock = folder === undefined ? () => {} : takeFolder(folder)
  const client = new PGlite({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(dump === undefined ? {} : { loadDataDir: dump }),
    extensions: { btree_gin, pg_trgm },
    parsers: { [int8]: Number },
    // Its pages are the operating system's, never a turning disk's; and without statistics, which nothing here gathers by
    // itself, the usual cost of a jump makes it sort a whole history for one page in the middle.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'random_page_cost=1.1'],
  })
  const db = drizzlePglite(client)
  const ready = client.waitReady.then(() => forgetLists(client))
  return {
    db,
    kind: 'pglite',
    url: null,
    ready: folder === undefined ? ready : ready.catch((cause) => refuseDamaged(folder, cause)),
    // The folder is locked: nobody else is there.
    async migrate(migrationsFolder) {
      await client.exec(extensions)
      await migratePglite(db, { migrationsFolder })
    },
    async close() {
      await client.close()
      unlock()
    },
  }
}

/** With each statement Drizzle has all parsers copied: most are for lists, also of whole rows of tables, and Drizzle reads lists itself. */
function forgetLists({ parsers }: PGlite): void {
  const plain = new Set<unknown>(Object.values(types))
  for (const type of Object.keys(parsers)) if (!plain.has(Number(type))) delete parsers[type]
}

/** PGlite makes its folder but not the folders above it. */
function takeFolder(folder: string): () => void {
  try {
    makeFolder(dirname(folder))
    return lockFolder(folder)
  } catch (cause) {
    if (cause instanceof FolderError) throw cause
    throw new FolderError(`The data folder ${dirname(folder)} cannot be written to; set DATA_DIR to one that can.`, {
      cause,
    })
  }
}

/** Not `recursive`, which never ends under /proc and its like. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** PGlite tells of its folder no more than that it failed. */
function refuseDamaged(folder: string, cause: unknown): never {
  throw new FolderError(
    `The database in ${folder} is damaged or not readable: move it away to start with an empty one.`,
    { cause },
  )
}

function openPostgres(url: string): OpenDatabase {
  // Drizzle asks these process-wide parsers, not a pool's own.
  pg.types.setTypeParser(int8, Number)
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // Without listeners a connection that the server ends would end this process: the pool hears of idle ones, and of those inside
  // a transaction only the connection itself, between two statements.
  pool.on('connect', (client) => {
    client.on('error', reportLost)
    client.once('end', () => giveBack(client))
  })
  pool.on('error', () => {})
  return {
    db: drizzlePostgres(pool),
    kind: 'postgres',
    url,
    ready: pool.query('select 1').then(() => undefined),
    migrate: (folder) => migrateLocked(pool, folder),
    close: () => pool.end(),
  }
}

/** Drizzle keeps for ever a connection that was lost before its transaction began: after ten of them nobody would get one. */
function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true)
  } catch {
    // It was not out.
  }
  client.release = () => undefined
}

function reportLost(error: Error): void {
  log().warn({ error: describeError(error) }, 'a database connection was lost')
}

/** The lock belongs to the connection, so the migrations run on that one; if the process dies, Postgres lets go by itself. */
async function migrateLocked(pool: pg.Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(extensions)
    await migratePostgres(drizzlePostgres(client), { migrationsFolder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    client.release()
  }
}
