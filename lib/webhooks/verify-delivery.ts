import 'server-only'
import Stripe from 'stripe'
import { now } from '@/lib/clock'
import { AppError } from '@/lib/http/errors'

const toleranceSeconds = 300

/** What nobody vouches for: it may be Stripe's and our secret wrong, or anybody's. */
export class NotSigned extends AppError {
  readonly why: 'header' | 'time' | 'signature'

  constructor(why: NotSigned['why'], message: string) {
    super('signature_invalid', message)
    this.why = why
  }
}

/**
 * The JSON that one of these secrets signed within five minutes of now. The header is held to its form first, because the SDK
 * reads past junk, and takes any time to come for a good one.
 * @throws NotSigned where it is not; AppError where what is signed is no event
 */
export function verifyDelivery(text: string, header: string | null, secrets: readonly string[]): unknown {
  const receivedAt = now()
  const signed = requireHeader(header)
  if (Math.abs(Math.floor(receivedAt / 1000) - signed.at) > toleranceSeconds) {
    throw new NotSigned('time', 'The signature is more than five minutes away from now.')
  }
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(text, signed.header, secret, toleranceSeconds, undefined, receivedAt)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw refusalOf(error)
    }
  }
  throw new NotSigned('signature', 'The signature is not that of this body.')
}

/** `v0` is what Stripe's test mode adds; nothing is verified by it. Two headers arrive as one with a comma and a space. */
const form = /^t=([1-9]\d{0,11})((?:,v[01]=[0-9a-f]{64}){1,10})$/

function requireHeader(header: string | null): { header: string; at: number } {
  if (header === null) throw new NotSigned('header', 'There is no Stripe-Signature header.')
  const [, at, listed = ''] = form.exec(header) ?? []
  const signatures = listed.split(',').slice(1)
  if (at === undefined || new Set(signatures).size < signatures.length) {
    throw new NotSigned('header', 'The Stripe-Signature header is not of the form t=…,v1=….')
  }
  return { header, at: Number(at) }
}

/** What the SDK finds wrong after the signature was found right. */
function refusalOf(cause: unknown): AppError {
  if (cause instanceof SyntaxError)
    return new AppError('body_invalid', 'The body is signed but not valid JSON.', { cause })
  return new AppError('body_invalid', 'This is a thin event: choose snapshot payloads for this address.', { cause })
}
