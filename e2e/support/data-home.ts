import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { startPostgres } from '@/lib/testing/postgres-server'
import { askPostgres } from './ask-postgres'

type Row = Record<string, unknown>
export type Ask = (sql: string, parameters?: unknown[]) => Promise<Row[]>

export type DataHome = {
  env: Record<string, string>
  /** Looks into the database itself. On PGlite only while no server has it open. */
  look<T>(fn: (ask: Ask) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

/** Where a server with a test key keeps its data. */
export const dataHomes: Record<'PGlite' | 'Postgres', () => Promise<DataHome>> = {
  async PGlite() {
    const folder = await mkdtemp(join(tmpdir(), 'tidewater-home-'))
    return {
      env: { DATA_DIR: folder },
      async look(fn) {
        const client = await PGlite.create(join(folder, 'test', 'postgres'), { extensions: { btree_gin, pg_trgm } })
        const found = await fn(async (sql, parameters) => (await client.query<Row>(sql, parameters)).rows)
        await client.close()
        return found
      },
      remove: () => rm(folder, { recursive: true, force: true }),
    }
  },

  async Postgres() {
    const folder = await mkdtemp(join(tmpdir(), 'tidewater-home-'))
    const server = await startPostgres()
    await askPostgres(server.urlOf('postgres'), 'create database tidewater')
    const databaseUrl = server.urlOf('tidewater')
    return {
      env: { DATA_DIR: folder, DATABASE_URL: databaseUrl, AUTH_SECRET: 'thirty-two characters and some more' },
      look: (fn) => fn((sql, parameters) => askPostgres(databaseUrl, sql, parameters)),
      async remove() {
        await server.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
