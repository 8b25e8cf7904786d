// (shared) How far a deletion has come. It says nothing of whose it is, so whoever asked may follow it signed out.
import { z } from 'zod'

export const deletionView = z.object({
  id: z.uuid(),
  requested_at: z.iso.datetime(),
  /** When nothing was left here. */
  erased_at: z.iso.datetime().nullable(),
  /** When nothing was shared at Stripe any more. */
  finished_at: z.iso.datetime().nullable(),
  /** Accounts that are still to be disconnected there. */
  to_disconnect: z.number().int(),
})
export type DeletionView = z.infer<typeof deletionView>
