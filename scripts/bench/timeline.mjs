import pg from 'pg'
import { tsImport } from 'tsx/esm/api'
import { Refusal } from '../tasks/refusal.mjs'
import { measureExport } from './timeline/export.mjs'
import { measureScroll } from './timeline/scroll.mjs'
import { measureServer } from './timeline/server.mjs'

const parts = { server: measureServer, export: measureExport, scroll: measureScroll }

/** What the timeline costs: the server's part of it and a download, out of a million rows, and a browser's frames. */
export async function measure() {
  const asked = process.argv.slice(3)
  const unknown = asked.find((name) => !Object.hasOwn(parts, name))
  if (unknown) throw new Refusal(`There is no part "${unknown}": ${Object.keys(parts).join(' | ')}, or none for all.`)
  const { startPostgres } = await tsImport('../../lib/testing/postgres-server.ts', import.meta.url)
  const postgres = await startPostgres({ shared_buffers: '512MB' })
  const makeDatabase = async (/** @type {string} */ name) => {
    const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await admin.end()
    return postgres.urlOf(name)
  }
  try {
    const verdicts = []
    for (const [name, part] of Object.entries(parts)) {
      if (asked.length === 0 || asked.includes(name)) verdicts.push(...(await part(makeDatabase)))
    }
    for (const { what, holds } of verdicts) console.log(`${what}: ${holds ? 'PASS' : 'FAIL'}`)
    if (verdicts.some(({ holds }) => !holds)) throw new Refusal('The timeline is slower than it should be.')
  } finally {
    await postgres.stop()
  }
}
