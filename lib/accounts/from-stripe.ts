import 'server-only'
import { z } from 'zod'
import { holderOfStripe } from '@/lib/account-holders/from-stripe'
import { idOrObject, orNull, unixSeconds } from '@/lib/stripe/fields'

const minorByCurrency = z.record(z.string(), z.number().int())
const refresh = z.object({
  status: z.string(),
  last_attempted_at: unixSeconds,
  next_refresh_available_at: orNull(unixSeconds),
})

const fields = z.looseObject({
  id: z.string(),
  account_holder: orNull(holderOfStripe),
  account_numbers: orNull(z.array(z.looseObject({ status: z.string(), expected_expiry_date: orNull(unixSeconds) }))),
  balance: orNull(
    z.object({
      as_of: unixSeconds,
      type: z.string(),
      current: minorByCurrency,
      cash: z.object({ available: orNull(minorByCurrency) }).nullish(),
      credit: z.object({ used: orNull(minorByCurrency) }).nullish(),
    }),
  ),
  balance_refresh: orNull(refresh),
  category: z.string(),
  created: unixSeconds,
  display_name: orNull(z.string()),
  institution_name: z.string(),
  last4: orNull(z.string()),
  ownership: orNull(idOrObject),
  ownership_refresh: orNull(refresh),
  permissions: orNull(z.array(z.string())).transform((given) => given ?? []),
  status: z.string(),
  status_details: orNull(
    z.looseObject({
      active: z
        .looseObject({
          expected_deactivation_date: orNull(unixSeconds),
          cause: z.string().nullish(),
          action: z.string().nullish(),
        })
        .nullish(),
    }),
  ),
  subcategory: z.string(),
  subscriptions: orNull(z.array(z.string())).transform((given) => given ?? []),
  transaction_refresh: orNull(refresh.extend({ id: z.string() })),
})

export type StripeAccount = z.output<typeof fields> & { raw: Record<string, unknown> }

/** An account as Stripe gave it. `raw` is the same without what was expanded, so that owners never reach the database. */
export function accountFromStripe(object: unknown): StripeAccount {
  const account = fields.parse(object)
  const raw = z.record(z.string(), z.unknown()).parse(object)
  return { ...account, raw: { ...raw, ownership: account.ownership, account_holder: account.account_holder } }
}
