// (shared) What staff are told of a call to Stripe.
import { z } from 'zod'

/** `failed`: refused or never answered. `priced`: what Stripe charges for. */
export const callChoices = ['failed', 'priced'] as const

export const callView = z.object({
  id: z.string(),
  /** A user's id, or system, webhook, sweep. */
  actor: z.string(),
  /** The name of that user; null for what the product did by itself. */
  actor_name: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  /** The connected account it was asked for; null for the platform. */
  stripe_account: z.string().nullable(),
  /** Null while it runs, and when no answer came. */
  status: z.number().int().nullable(),
  error_code: z.string().nullable(),
  /** Stripe's, to quote to its support. */
  request_id: z.string().nullable(),
  ms: z.number().int().nullable(),
  retries: z.number().int(),
  /** An estimate in hundredths of a US dollar; null for what costs nothing. */
  cost_cents: z.number().int().nullable(),
  /** On the real clock. */
  started_at: z.iso.datetime(),
})
export type CallView = z.infer<typeof callView>
