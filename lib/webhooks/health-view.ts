// (shared) What staff are told of how well we hear of what happens at Stripe.
import { z } from 'zod'

/** No good header, signed too long ago or ahead, signed with another secret, or signed rightly but no event that we understand. */
export const refusals = ['header', 'time', 'signature', 'content'] as const

export const healthView = z.object({
  /** Whether Stripe tells us at once; otherwise it is asked every few minutes. */
  is_told: z.boolean(),
  /** Events that were set aside after their last attempt. */
  failed: z.number().int(),
  /** Deliveries of the last day that were refused, why, the most first; null once a later one was accepted. */
  refused: z.object({ count: z.number().int(), since: z.iso.datetime(), causes: z.array(z.enum(refusals)) }).nullable(),
})
export type HealthView = z.infer<typeof healthView>
