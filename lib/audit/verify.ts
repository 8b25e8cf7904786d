import 'server-only'
import type { Database } from '@/lib/db/open-database'
import { genesisHash, hashOf } from './chain'
import { type KeptEntry, readEntries } from './read-entries'
import { auditHead } from './table'

type End = { id: number; hash: string }
export type Verdict = { broken: null; last: End } | { broken: string }

/**
 * Follows the chain from its beginning and says where it breaks first. What it cannot see is a log that somebody with every
 * right on the database has written anew from some row on, with its end: only a hash that was noted elsewhere tells.
 * @param known such a note: the hash that a row had
 */
export async function verifyChain(db: Database, known?: End): Promise<Verdict> {
  const [head] = await db.select().from(auditHead)
  if (!head) return { broken: 'The end of the log is not kept: its row was taken out.' }
  const notes = [{ id: head.lastId, hash: head.lastHash }, ...(known ? [known] : [])]
  let last: End = { id: 0, hash: genesisHash }
  for await (const entry of readEntries(db)) {
    const fault =
      faultOf(entry, last) ?? notes.map((note) => contradiction(entry, note)).find((found) => found !== null)
    if (fault) return { broken: fault }
    last = { id: entry.id, hash: entry.hash }
  }
  const farthest = Math.max(...notes.map(({ id }) => id))
  if (last.id < farthest) return { broken: missing(last.id + 1, farthest) }
  return { broken: null, last }
}

function faultOf(entry: KeptEntry, before: End): string | null {
  if (entry.id !== before.id + 1) return missing(before.id + 1, entry.id - 1)
  if (entry.previous_hash !== before.hash) return `Row ${entry.id} does not follow row ${before.id}.`
  if (entry.hash !== hashOf(entry)) return `Row ${entry.id} was changed.`
  return null
}

function contradiction({ id, hash }: End, note: End): string | null {
  return id === note.id && hash !== note.hash ? `Row ${id} is another than the one that was noted.` : null
}

function missing(first: number, last: number): string {
  return first === last ? `Row ${first} is missing.` : `Rows ${first} to ${last} are missing.`
}
