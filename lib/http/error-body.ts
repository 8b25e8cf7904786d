// (shared) The one shape of every refusal: Stripe's.
import { z } from 'zod/mini'

export const errorBody = z.object({
  error: z.object({
    type: z.string(),
    code: z.optional(z.string()),
    message: z.string(),
    param: z.optional(z.string()),
    request_id: z.string(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
