// (shared) What our own routes say of an account. Times are ISO strings, money integer minor units by lower-case currency.
import { z } from 'zod'

const minorByCurrency = z.record(z.string(), z.number().int())
const refresh = z.object({
  /** pending, succeeded, failed; Stripe's enums are open, so any string. */
  status: z.string(),
  last_attempted_at: z.iso.datetime(),
  next_refresh_available_at: z.iso.datetime().nullable(),
})

const candidate = z.object({
  id: z.string(),
  display_name: z.string().nullable(),
  nickname: z.string().nullable(),
  last4: z.string().nullable(),
  category: z.string(),
  subcategory: z.string(),
  status: z.string(),
  linked_at: z.iso.datetime(),
})
export type ReplacementCandidate = z.infer<typeof candidate>

export const accountView = z.object({
  id: z.string(),
  institution_name: z.string(),
  /** As the bank calls it. */
  display_name: z.string().nullable(),
  /** As its holder calls it, everywhere a name is shown; null where the bank's name holds. */
  nickname: z.string().nullable(),
  last4: z.string().nullable(),
  category: z.string(),
  subcategory: z.string(),
  /** active, inactive, disconnected */
  status: z.string(),
  permissions: z.array(z.string()),
  subscriptions: z.array(z.string()),
  balance: z
    .object({
      type: z.string(),
      as_of: z.iso.datetime(),
      /** When the bank last stood by it: a refresh that succeeds confirms a balance calculated earlier. */
      confirmed_at: z.iso.datetime(),
      /** Positive: owed to the holder. A card's debt is negative. */
      current: minorByCurrency,
      available: minorByCurrency.nullable(),
      used: minorByCurrency.nullable(),
    })
    .nullable(),
  /** Sum and count of pending transactions by currency, from the mirror. */
  pending: z.array(z.object({ currency: z.string(), amount: z.number().int(), count: z.number().int() })),
  balance_refresh: refresh.nullable(),
  ownership_refresh: refresh.nullable(),
  transaction_refresh: refresh.nullable(),
  /** The id to ask owners with; null while none was read. */
  ownership: z.string().nullable(),
  /** An end that Stripe has announced, while the account is active. */
  deactivation: z
    .object({
      expected_at: z.iso.datetime(),
      /** access_expired, institution_requirement, unspecified */
      cause: z.string(),
      /** What would keep it: relink_required, or none. */
      action: z.string(),
    })
    .nullable(),
  /** Only where paying from the account was permitted; never a number itself. */
  account_numbers: z.array(
    z.object({
      /** pending, transactable, expired, deactivated */
      status: z.string(),
      expires_at: z.iso.datetime().nullable(),
    }),
  ),
  /** Since when its bank refuses; it ends with the first refresh that succeeds afterwards, not with the new sign-in. */
  stopped_at: z.iso.datetime().nullable(),
  linked_at: z.iso.datetime(),
  /** Its place among the holder's accounts where they gave it one, from 0. */
  position: z.number().int().nullable(),
  /** When the mirror last agreed with Stripe. */
  pulled_at: z.iso.datetime().nullable(),
  /** The account that took this one's place when its bank was linked again; null for none. */
  replaced_by: z.string().nullable(),
  /** False for a replaced account, and for one that may be another linked again while nobody said so: in no total. */
  is_counted: z.boolean(),
  /** Single reads only, while a person has to say which of these the account is, linked again. */
  replacement_candidates: z.array(candidate).optional(),
  /** Staff only. */
  holder: z
    .object({
      id: z.string(),
      type: z.string(),
      customer: z.string().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    })
    .optional(),
  /** The customer who signs in as the holder, null for nobody; staff only, single reads only. */
  signs_in: z.object({ id: z.string(), name: z.string(), is_guest: z.boolean() }).nullable().optional(),
  /** The account as Stripe last gave it; staff only, single reads only. */
  stripe: z.record(z.string(), z.unknown()).optional(),
})
export type AccountView = z.infer<typeof accountView>
