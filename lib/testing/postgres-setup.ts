import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { startPostgres } from './postgres-server'

/** One Postgres for all files of the project, with a migrated database to copy from. Returns how to stop it. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const template = `template_${randomUUID().replaceAll('-', '')}`
  try {
    await makeTemplate(server.urlOf('postgres'), server.urlOf(template), template)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('testDatabase', { kind: 'postgres', adminUrl: server.urlOf('postgres'), template })
  return () => server.stop()
}

async function makeTemplate(adminUrl: string, url: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const template = openDatabase({ url })
  await migrate(template)
  await template.close()
}
