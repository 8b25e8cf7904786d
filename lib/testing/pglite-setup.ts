import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'

/** Migrates once and keeps what came of it, as a folder and as a dump: either takes a tenth of making a database. Returns how to clean up. */
export default async function setUpPglite(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'tidewater-pglite-'))
  const folder = join(home, 'migrated')
  await makeSmall(folder)
  const migrated = openDatabase({ folder })
  await migrate(migrated)
  await migrated.close()
  const dumpFile = join(home, 'dump.tar')
  await writeFile(dumpFile, await dump(folder))
  project.provide('testDatabase', { kind: 'pglite', dumpFile, folder })
  return () => rm(home, { recursive: true, force: true })
}

/** Each test file copies it into memory: small pieces of log, and none of the databases that others would be made of. */
async function makeSmall(folder: string): Promise<void> {
  const client = await PGlite.create(folder, { initDbStartParams: ['--wal-segsize=1'] })
  await client.exec('update pg_database set datistemplate = false')
  await client.exec('drop database template0')
  await client.exec('drop database template1')
  await client.close()
}

async function dump(folder: string): Promise<Buffer> {
  const client = await PGlite.create(folder, { extensions: { btree_gin, pg_trgm } })
  const file = await client.dumpDataDir('none')
  await client.close()
  return Buffer.from(await file.arrayBuffer())
}
