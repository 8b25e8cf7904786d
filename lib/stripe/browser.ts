// (shared) Stripe.js in the browser, the same in every mode: whoever defined `window.Stripe` answers.
import type { Stripe, StripeConstructorOptions } from '@stripe/stripe-js'

export type StripeJsProblem = 'blocked' | 'hanging'

/** Stripe.js did not come: blocked by the network or an extension, or still loading when our patience ended. */
export class StripeJsError extends Error {
  readonly problem: StripeJsProblem

  constructor(problem: StripeJsProblem, options?: { cause?: unknown }) {
    super(`Stripe.js is ${problem}`, options)
    this.name = 'StripeJsError'
    this.problem = problem
  }
}

const patienceMs = 10_000

/**
 * Loads Stripe.js on the first call and never before. After 'blocked' another call tries again; after 'hanging' only a
 * reload of the page helps, since the loader keeps its pending promise.
 * @throws StripeJsError
 */
export async function loadStripeJs(
  publishableKey: string,
  locale: StripeConstructorOptions['locale'] & string,
): Promise<Stripe> {
  const { loadStripe } = await import('@stripe/stripe-js/pure')
  const loaded = loadStripe(publishableKey, { locale }).catch((cause: unknown) => {
    throw new StripeJsError('blocked', { cause })
  })
  const stripe = await Promise.race([loaded, hanging()])
  if (stripe === null) throw new StripeJsError('blocked')
  return stripe
}

function hanging(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new StripeJsError('hanging')), patienceMs)
  })
}
