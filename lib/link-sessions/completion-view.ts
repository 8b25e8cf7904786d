// (shared) What finishing a link session is answered with.
import { z } from 'zod'
import { accountView } from '@/lib/accounts/account-view'

/** `account`: the one that was to be linked again. */
export const completionBody = z.strictObject({ account: z.string().max(255).optional() })

export const completionView = z.object({
  accounts: z.array(accountView),
  /** Accounts that could not be stored or refreshed whole; what was stored of them stands in `accounts` all the same. */
  failed: z.array(z.object({ id: z.string(), message: z.string() })),
  /** Those of `accounts` that a link had brought before. */
  known: z.array(z.string()),
  /**
   * What became of the account that was to be linked again: it is back, one came that may be it, or another one was chosen.
   * Null where none was named, or nothing came.
   */
  relinked: z.enum(['back', 'asked', 'other']).nullable(),
})
export type CompletionView = z.infer<typeof completionView>
