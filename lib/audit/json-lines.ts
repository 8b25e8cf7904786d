import 'server-only'
import type { Database } from '@/lib/db/open-database'
import { type EntryFilter, readEntries } from './read-entries'

/** The log as text, one row of JSON to a line, as it is hashed. */
export async function* jsonLines(db: Database, filter: EntryFilter = {}): AsyncGenerator<string> {
  for await (const entry of readEntries(db, filter)) yield `${JSON.stringify(entry)}\n`
}
