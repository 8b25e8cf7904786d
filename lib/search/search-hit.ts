// (shared) One find of the support search: an account, and what of it matched.
import { z } from 'zod'
import { accountView } from '@/lib/accounts/account-view'

export const searchHit = z.object({
  account: accountView,
  matched_by: z.enum(['id', 'session', 'transaction', 'customer', 'last4', 'name', 'email', 'institution']),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchAnswer = z.object({
  data: z.array(searchHit),
  next_cursor: z.null(),
  /** There are more than are given. No cursor leads to them: a narrower search does. */
  has_more: z.boolean(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>
