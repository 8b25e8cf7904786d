import 'server-only'
import { z } from 'zod'
import { idOrObject } from '@/lib/stripe/fields'

/** Whom Stripe says something belongs to: one of the three ids, as an id even where it was expanded. */
export const holderOfStripe = z.object({
  type: z.string(),
  customer: idOrObject.optional(),
  account: idOrObject.optional(),
  customer_account: z.string().optional(),
})
export type StripeHolder = z.output<typeof holderOfStripe>
