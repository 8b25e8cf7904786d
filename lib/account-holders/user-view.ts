// (shared) A customer who signs in, as staff see them before they say whose accounts are theirs.
import { z } from 'zod'

export const userView = z.object({
  id: z.string(),
  name: z.string(),
  signed_up_at: z.iso.datetime(),
  /** Whether whoever signed up was shown to read what is sent to the address. */
  email_verified: z.boolean(),
})
export type UserView = z.infer<typeof userView>
