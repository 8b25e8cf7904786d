// (shared) An owner as Stripe's route answers it; for staff every personal field is masked at a fixed width.
import { z } from 'zod'

export const ownerView = z.object({
  id: z.string(),
  object: z.literal('financial_connections.account_owner'),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  raw_address: z.string().nullable(),
  ownership: z.string(),
  refreshed_at: z.number().int().nullable(),
})
export type OwnerView = z.infer<typeof ownerView>
