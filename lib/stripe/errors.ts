import 'server-only'
import Stripe from 'stripe'
import { AppError, Refusal } from '@/lib/http/errors'

/**
 * What Stripe answered as a refusal of ours. What the person can mend passes through as Stripe said it; what only we or
 * Stripe can mend (our key, their outage, the line between) becomes one 502 in words.
 */
export function refusalFrom(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const { statusCode: status, rawType, code, message, param } = error
  const isOurs = status === 401 || status === 403
  if (isOurs) return new AppError('stripe_unavailable', 'Stripe refused our key for this.', { cause: error })
  if (status === undefined || status < 400 || status >= 500) {
    return new AppError('stripe_unavailable', 'Stripe did not answer. Try again in a moment.', { cause: error })
  }
  return new Refusal({ status, type: rawType ?? 'invalid_request_error', code, message, param, cause: error })
}

/** True for Stripe's way of saying that an id names nothing, whether it stood in the path (404) or in a parameter (400). */
export function isMissing(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'resource_missing'
}

/** One answer, in Stripe's words, for an id that is not there and for one that is not yours. */
export function noSuch(
  noun: 'account' | 'session' | 'transaction' | 'customer',
  id: string,
  param: string = noun,
): AppError {
  const name = noun === 'customer' ? noun : `financialconnections ${noun}`
  return new AppError('resource_missing', `No such ${name}: '${id.slice(0, 255)}'`, { param })
}
