import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { closeDatabase, database, productDatabase } from './client'
import { FolderError } from './folder-error'
import { readMigrationState } from './migrate'
import type { Database } from './open-database'

/** Why a command cannot work on the data; its message is for whoever gave it. */
export class CommandRefusal extends Error {
  override name = 'CommandRefusal'
}

/**
 * Gives a command the product's data: Postgres beside a running server, the embedded database in its place. Makes and migrates
 * nothing: that is the server's.
 * @throws CommandRefusal
 */
export async function withProductDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  requireFolder()
  try {
    await open()
    await requireMigrated()
    return await work(database())
  } finally {
    await closeDatabase()
  }
}

function requireFolder(): void {
  const { databaseUrl, dataDir, mode } = env()
  if (databaseUrl || existsSync(join(dataDir, mode, 'postgres'))) return
  throw new CommandRefusal(`There is no data in ${dataDir} yet: start the server once.`)
}

async function open(): Promise<void> {
  try {
    await productDatabase().ready
  } catch (error) {
    if (!(error instanceof FolderError)) throw error
    throw new CommandRefusal(`Stop the server first. ${error.message}`, { cause: error })
  }
}

async function requireMigrated(): Promise<void> {
  const { applied, latest } = await readMigrationState(database())
  if (applied === latest) return
  throw new CommandRefusal('The data is of another version than this command: start the server once.')
}
