import 'server-only'
import { z } from 'zod'

/** What stored objects are sealed with: AES-256. */
export type DataKey = { id: string; key: Buffer }

/** `new:base64,old:base64`: the first seals, the others only open. */
export const dataKeys = z.string().transform((list, context): DataKey[] => {
  const keys = list.split(',').map((entry) => read(entry.trim()))
  const known = keys.filter((key) => key !== null)
  if (known.length === keys.length && new Set(known.map(({ id }) => id)).size === keys.length) return known
  context.addIssue('must be one or more ID:KEY with commas between, each ID once and each KEY 32 bytes in base64')
  return z.NEVER
})

function read(entry: string): DataKey | null {
  const [, id, text] = /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? []
  return id === undefined || text === undefined ? null : { id, key: Buffer.from(text, 'base64') }
}
