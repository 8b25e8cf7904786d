import 'server-only'
import { join } from 'node:path'
import { type Env, env } from '@/lib/env'
import { type Database, type DatabaseTarget, type OpenDatabase, openDatabase } from './open-database'

export type { Database } from './open-database'

declare global {
  var tidewaterDatabase: OpenDatabase | undefined
}

/** The product's database, opened on first use. Queries wait until it answers. */
export function database(): Database {
  return productDatabase().db
}

/** The same with what only start-up, health and tests need to know of it. */
export function productDatabase(): OpenDatabase {
  globalThis.tidewaterDatabase ??= openDatabase(targetOf(env()))
  return globalThis.tidewaterDatabase
}

/** Puts another database in its place: for tests that ask the routes. */
export function setProductDatabase(opened: OpenDatabase | undefined): void {
  globalThis.tidewaterDatabase = opened
}

export async function closeDatabase(): Promise<void> {
  const opened = globalThis.tidewaterDatabase
  globalThis.tidewaterDatabase = undefined
  await opened?.close()
}

/** Each mode has a folder of its own, so that demo rows never stand beside real ones. */
function targetOf({ databaseUrl, dataDir, mode }: Pick<Env, 'databaseUrl' | 'dataDir' | 'mode'>): DatabaseTarget {
  if (databaseUrl) return { url: databaseUrl }
  return { folder: join(dataDir, mode, 'postgres') }
}
