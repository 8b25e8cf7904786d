import 'server-only'
import { createHash } from 'node:crypto'

/** What a row says; `at` is in UTC, to the microsecond the database keeps. */
export type Entry = {
  id: number
  at: string
  actor: string
  actor_role: string
  action: string
  subject: string | null
  holder_id: string | null
  detail: Record<string, unknown>
  request_id: string | null
  previous_hash: string
}

/** What stands before the first row, in place of a hash. */
export const genesisHash = '0'.repeat(64)

/** SHA-256, in hex, over the row as JSON without spaces, its keys sorted at every depth. It holds the hash before, so one row vouches for all before it. */
export function hashOf({
  id,
  at,
  actor,
  actor_role,
  action,
  subject,
  holder_id,
  detail,
  request_id,
  previous_hash,
}: Entry) {
  const said = { id, at, actor, actor_role, action, subject, holder_id, detail, request_id, previous_hash }
  return createHash('sha256').update(JSON.stringify(said, sortKeys)).digest('hex')
}

/** The form that `at` has in a hash and in an export. */
export function instantOf(at: Date): string {
  return at.toISOString().replace('Z', '000Z')
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
