import 'server-only'
import { describeError, log } from '@/lib/http/log'
import { callStripe } from '@/lib/stripe/calls'
import { type Envelope, readEnvelope } from '@/lib/webhooks/envelope'
import { errands } from '@/lib/webhooks/errands'

/** The name of the platform's own feed; the others bear their connected account's id. */
export const platform = 'platform'

/** Stripe takes at most twenty of them, and no `type` beside. */
const types = Object.keys(errands)
const pageSize = 100

type Page = {
  envelopes: Envelope[]
  /** The cursor of the page after this one; left out on the last. */
  next?: string | undefined
}

/** A page of what happened since `from`, on Stripe's clock, the newest first. */
export async function readEventPage(feed: string, from: Date, after: string | undefined): Promise<Page> {
  const stripeAccount = feed === platform ? null : feed
  const created = { gte: Math.floor(from.getTime() / 1000) }
  const query = { types, created, limit: pageSize, ...(after !== undefined && { starting_after: after }) }
  const page = await callStripe('system', { method: 'GET', path: '/v1/events', stripeAccount }, (stripe, options) =>
    stripe.events.list(query, options),
  )
  const envelopes = page.data.flatMap(understood).map((envelope) => ({ ...envelope, stripeAccount }))
  return { envelopes, next: page.has_more ? page.data.at(-1)?.id : undefined }
}

/** One event that we cannot read must not hold up all that came after it. */
function understood(event: { id: string }): Envelope[] {
  try {
    return [readEnvelope(event)]
  } catch (error) {
    log().warn({ event: 'event_not_understood', id: event.id, error: describeError(error) })
    return []
  }
}
