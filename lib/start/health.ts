import 'server-only'
import { productDatabase } from '@/lib/db/client'
import { type MigrationState, readMigrationState } from '@/lib/db/migrate'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/http/log'

type Health = {
  isWell: boolean
  mode: 'simulator' | 'test' | 'live'
  database: { kind: 'pglite' | 'postgres'; ok: boolean }
  migrations: MigrationState
  /** `deaf` where DATABASE_URL leads through a pooler that lets nothing be heard: pages then ask by themselves. */
  live: 'ok' | 'deaf'
}

/** Whether this instance can do its work; why not is in the log, not in the answer. */
export async function readHealth(): Promise<Health> {
  const { mode } = env()
  const { db, kind } = productDatabase()
  const live = globalThis.tidewaterLive?.isHeard === false ? 'deaf' : 'ok'
  try {
    const migrations = await readMigrationState(db)
    const isWell = migrations.applied === migrations.latest
    return { isWell, mode, database: { kind, ok: true }, migrations, live }
  } catch (error) {
    log().error({ error: describeError(error) }, 'the database did not answer')
    return { isWell: false, mode, database: { kind, ok: false }, migrations: { applied: null, latest: null }, live }
  }
}
