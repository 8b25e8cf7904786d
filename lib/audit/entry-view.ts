// (shared) What admins are told of a row of the audit log.
import { z } from 'zod'

export const entryView = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** A user's id, or system, webhook, sweep, command. */
  actor: z.string(),
  /** The name of that user; null for what the product did, and for people who are gone. */
  actor_name: z.string().nullable(),
  actor_role: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  holder_id: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  request_id: z.string().nullable(),
  hash: z.string(),
})
export type EntryView = z.infer<typeof entryView>
