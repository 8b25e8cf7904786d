// (shared) What finishing a link session is answered with.
import { z } from 'zod'
import { accountView } from '@/lib/accounts/account-view'

export const completionView = z.object({
  accounts: z.array(accountView),
  /** Accounts that could not be stored or refreshed whole; what was stored of them stands in `accounts` all the same. */
  failed: z.array(z.object({ id: z.string(), message: z.string() })),
})
export type CompletionView = z.infer<typeof completionView>
