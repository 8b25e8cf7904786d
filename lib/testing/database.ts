import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'

type TestDatabase =
  | { kind: 'pglite'; dumpFile: string; folder: string }
  | { kind: 'postgres'; adminUrl: string; template: string }

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: TestDatabase
  }
}

/** A migrated, empty database of the test file's own, on whichever of the two databases the project runs. Close it when done. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const opened = openDatabase(await makeTarget(inject('testDatabase')))
  await opened.ready
  return opened
}

/** Its address, for tests that start several instances on one database. Only on Postgres. */
export async function createPostgresDatabase(): Promise<string> {
  const place = inject('testDatabase')
  if (place.kind !== 'postgres') throw new Error('Only the Postgres project can share a database between instances.')
  return copyTemplate(place)
}

/** A migrated, empty one in this folder, for programs that open it themselves. Only on PGlite. */
export async function layDatabase(folder: string): Promise<void> {
  const place = inject('testDatabase')
  if (place.kind !== 'pglite') throw new Error('Only PGlite keeps its database in a folder.')
  await mkdir(dirname(folder), { recursive: true })
  await cp(place.folder, folder, { recursive: true })
}

async function makeTarget(place: TestDatabase): Promise<{ url: string } | { dump: Blob }> {
  if (place.kind === 'postgres') return { url: await copyTemplate(place) }
  return { dump: new Blob([await readFile(place.dumpFile)]) }
}

/** The lock keeps two files from copying at once: Postgres refuses to copy a database that is being read. */
async function copyTemplate({ adminUrl, template }: { adminUrl: string; template: string }): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(1)')
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
