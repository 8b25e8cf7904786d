import 'server-only'
import { z } from 'zod'

/** An id in an address. Anything else is an address that does not exist. */
export const stripeId = z.string().regex(/^[A-Za-z0-9_]{1,255}$/, 'must be an id')

export const accountPath = z.object({ account: stripeId })
export const sessionPath = z.object({ session: stripeId })
export const eventPath = z.object({ event: stripeId })
export const transactionPath = z.object({ transaction: stripeId })

const expand = z.array(z.string()).optional()

export const expandOnly = z.strictObject({ expand })

export const featuresBody = z.strictObject({ features: z.array(z.string()), expand })

/** A whole number as a query writes it. */
export const queryInteger = z
  .string()
  .regex(/^-?\d{1,15}$/, 'must be a whole number')
  .transform(Number)

const limit = queryInteger.pipe(z.number().min(1, 'must be at least 1').max(100, 'must be at most 100')).optional()

/** Stripe's parameters of every list. */
export const listParameters = { limit, starting_after: stripeId.optional(), ending_before: stripeId.optional(), expand }
