import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, OpenDatabase } from './open-database'

/** Read at run time from where the product was started: the build does not carry SQL files. */
const folder = join('lib', 'db', 'migrations')
const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })

/** Runs what is missing, and returns its names. Of several instances that start at once one does, and the others wait. */
export async function migrate(opened: OpenDatabase): Promise<string[]> {
  await opened.ready
  const before = await findLastRun(opened.db)
  await opened.migrate(folder)
  return readJournal()
    .filter(({ when }) => when > before)
    .map(({ tag }) => tag)
}

export type MigrationState = { applied: string | null; latest: string | null }

/** The newest migration the database has, and the newest there is. */
export async function readMigrationState(db: Database): Promise<MigrationState> {
  const last = await findLastRun(db)
  const entries = readJournal()
  return {
    applied: entries.findLast(({ when }) => when <= last)?.tag ?? null,
    latest: entries.at(-1)?.tag ?? null,
  }
}

/** When the newest migration that ran was written, in milliseconds; 0 in an empty database. */
async function findLastRun(db: Database): Promise<number> {
  const table = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') as name`,
  )
  if (!table.rows[0]?.name) return 0
  const { rows } = await db.execute<{ last: number | null }>(
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  )
  return rows[0]?.last ?? 0
}

function readJournal() {
  return journal.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))).entries
}
