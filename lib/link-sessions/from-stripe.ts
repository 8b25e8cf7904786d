import 'server-only'
import { z } from 'zod'
import { holderOfStripe } from '@/lib/account-holders/from-stripe'
import { orNull } from '@/lib/stripe/fields'

/** What we read of a session. Its accounts stay unparsed: one that we do not understand must not hide the others. */
export const sessionFromStripe = z.object({
  id: z.string(),
  account_holder: orNull(holderOfStripe),
  permissions: z.array(z.string()),
  accounts: z.object({ data: z.array(z.unknown()), has_more: z.boolean() }),
})
export type StripeSession = z.output<typeof sessionFromStripe>
