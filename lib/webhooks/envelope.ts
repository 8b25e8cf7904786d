import 'server-only'
import { z } from 'zod'
import { holderOfStripe, type StripeHolder } from '@/lib/account-holders/from-stripe'
import { parseParameters } from '@/lib/http/parse'
import { requireSafeValue } from '@/lib/http/safe-value'
import { dateOf } from '@/lib/stripe/fields'

/** All that is read of an event: the rest is a snapshot in the version of its time, and nobody's to keep. */
export type Envelope = {
  id: string
  type: string
  livemode: boolean
  /** The connected account it happened under; null for the platform's own. */
  stripeAccount: string | null
  /** On Stripe's clock. */
  created: Date
  objectId: string | null
  holder: StripeHolder | null
}

/** The last second that both Postgres and ISO write with a year of four digits. */
const lastSecond = 253_370_764_799

/** Of types that we do not know, the object may be anything. */
const object = z.object({
  id: z.string().max(255).nullable().catch(null),
  account_holder: holderOfStripe.nullable().catch(null),
})

const event = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/, 'must be an id'),
  type: z.string().regex(/^[\w.]{1,255}$/, 'must be a type of event'),
  account: z
    .string()
    .regex(/^acct_\w{1,250}$/, 'must be an id')
    .nullish(),
  livemode: z.boolean(),
  created: z.number().int().min(0).max(lastSecond),
  data: z.object({ object }),
})

/** @throws AppError that names the field at fault. */
export function readEnvelope(input: unknown): Envelope {
  const { id, type, livemode, account, created, data } = parseParameters(event, input)
  const envelope = { id, type, livemode, stripeAccount: account ?? null, created: dateOf(created) }
  const about = { objectId: data.object.id, holder: data.object.account_holder }
  requireSafeValue(about)
  return { ...envelope, ...about }
}
