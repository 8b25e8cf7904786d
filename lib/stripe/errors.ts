import 'server-only'
import Stripe from 'stripe'
import { AppError, Refusal } from '@/lib/http/errors'

/**
 * What Stripe answered as a refusal of ours. What the person can mend passes through as Stripe said it; what only we or
 * Stripe can mend (our key, their outage, the line between) becomes one 502 in words.
 */
export function refusalFrom(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const { statusCode: status = 0, rawType, code, message, param } = error
  const isOurs = status === 401 || status === 403
  if (isOurs) return new AppError('stripe_unavailable', 'Stripe refused our key for this.', { cause: error })
  const isUnexplained = rawType === undefined && status !== 429
  if (isOutage(error) || isUnexplained) return unavailable({ cause: error })
  const type = rawType ?? 'rate_limit_error'
  return new Refusal({ status, type, code, message, param, retryAfterSeconds: retryAfterSeconds(error), cause: error })
}

/** No answer, or one that says nothing: their outage, or the line between. A refusal is none. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  const { statusCode: status } = error
  return status === undefined || status < 400 || status >= 500
}

/** Stripe cannot take our calls, one and all: it is away, or we ask more than it bears. */
export function isOverwhelmed(error: unknown): boolean {
  return isOutage(error) || (error instanceof Stripe.errors.StripeError && error.statusCode === 429)
}

/** @param retryAfterSeconds where it is known when asking makes sense again */
export function unavailable(known: { cause?: unknown; retryAfterSeconds?: number } = {}): AppError {
  return new AppError('stripe_unavailable', 'Stripe did not answer. Try again in a moment.', known)
}

/**
 * How long a job waits that was told when to come again: by Stripe, by the quota, or because Stripe is away and was not even
 * asked. Null for everything else. That is no failure of the job's, and counts as no attempt.
 */
export function comeAgainMs(error: unknown, random: () => number): number | null {
  if (!(error instanceof Refusal) || error.retryAfterSeconds === undefined) return null
  return error.retryAfterSeconds * 1000 * (1 + random())
}

/** Of `Retry-After`, where Stripe sends one. */
export function retryAfterSeconds({ headers }: Stripe.errors.StripeError): number | undefined {
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined
}

/** True for Stripe's way of saying that an id names nothing, whether it stood in the path (404) or in a parameter (400). */
export function isMissing(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'resource_missing'
}

export type Noun = 'account' | 'session' | 'transaction' | 'customer'

/** One answer, in Stripe's words, for an id that is not there and for one that is not yours. */
export function noSuch(noun: Noun, id: string, param: string = noun): AppError {
  return new AppError('resource_missing', noSuchWords(noun, id), { param })
}

/** The same for an id in a parameter, which Stripe answers with 400. */
export function noSuchReference(noun: Noun, id: string, param: string): Refusal {
  const message = noSuchWords(noun, id)
  return new Refusal({ status: 400, type: 'invalid_request_error', code: 'resource_missing', message, param })
}

function noSuchWords(noun: Noun, id: string): string {
  const name = noun === 'customer' ? noun : `financialconnections ${noun}`
  return `No such ${name}: '${id.slice(0, 255)}'`
}
