// (shared) What staff are told of an event that Stripe announced.
import { z } from 'zod'

export const eventStates = ['waiting', 'applied', 'failed', 'ignored'] as const

export const eventView = z.object({
  id: z.string(),
  type: z.string(),
  livemode: z.boolean(),
  /** The connected account it happened under; null for the platform's own. */
  stripe_account: z.string().nullable(),
  object: z.string().nullable(),
  /** On Stripe's clock. */
  created: z.iso.datetime(),
  received_at: z.iso.datetime(),
  source: z.enum(['webhook', 'catch_up']),
  state: z.enum(eventStates),
  /** Of an ignored one other_livemode, account_not_served, no_account, holder_not_ours or account_gone; else what the last attempt met, in words. */
  reason: z.string().nullable(),
  attempts: z.number().int(),
  /** When it is tried next, on the real clock; null when nothing more is to be done. */
  due_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
})
export type EventView = z.infer<typeof eventView>
