import 'server-only'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

/** Made beside the build, read where the product was started. */
export const preparedFile = join('.cache', 'demo', 'prepared.gz')

/** A life that was lived ahead: rows as JSON, by table, and the simulator that belongs to them. Nothing of it is one database's own. */
export type Prepared = {
  /** The newest migration of the database it was lived in: rows of another one would not fit. */
  migration: string
  /** JSON arrays of rows, in the order in which they are to be loaded. */
  rows: { table: string; json: string }[]
  /** Lines of the simulator's journal. */
  journal: string[]
}

/** One line each, a word before it, so that nothing has to be parsed which only passes through. */
export function writePrepared(file: string, { migration, rows, journal }: Prepared): void {
  const lines = [
    `migration ${migration}`,
    ...rows.map(({ table, json }) => `${table} ${json}`),
    ...journal.map((step) => `journal ${step}`),
  ]
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, gzipSync(lines.join('\n')))
  renameSync(`${file}.new`, file)
}

/** Null where nothing was prepared. */
export function readPrepared(file: string): Prepared | null {
  if (!existsSync(file)) return null
  const prepared: Prepared = { migration: '', rows: [], journal: [] }
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const space = line.indexOf(' ')
    const [word, rest] = [line.slice(0, space), line.slice(space + 1)]
    if (word === 'migration') prepared.migration = rest
    else if (word === 'journal') prepared.journal.push(rest)
    else prepared.rows.push({ table: word, json: rest })
  }
  return prepared
}
