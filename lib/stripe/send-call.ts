import 'server-only'
import Stripe from 'stripe'
import type { AppError } from '@/lib/http/errors'
import { isOverwhelmed, unavailable } from './errors'
import type { Line } from './line'
import { retryDelayMs } from './retry'

const mostRetries = 1

type Answer = Stripe.Response<object>
type Sent<A> = { answer: A; error: null; retries: number } | { answer: null; error: unknown; retries: number }

/**
 * Sends a call, and once more where that makes sense, there is time, and the budget allows: every try of all calls counts.
 * @param send one try, which may take this many milliseconds
 * @param turn waits for the quota's leave for one more try
 */
export async function sendCall<A extends Answer>(
  line: Line,
  callMs: number,
  send: (timeoutMs: number) => Promise<A>,
  turn: () => Promise<void>,
): Promise<Sent<A>> {
  const until = line.now() + callMs
  line.budget.earn()
  for (let retries = 0; ; retries++) {
    const sent = await tryOnce(line, () => send(until - line.now()))
    if (sent.answer || retries >= mostRetries) return { ...sent, retries }
    const delay = retryDelayMs(sent.error, line.random)
    if (delay === null || line.now() + delay >= until || line.breaker.isShut || !line.budget.spend()) {
      return { ...sent, retries }
    }
    await line.sleep(delay)
    const isRefused = await turn().then(
      () => false,
      () => true,
    )
    if (isRefused || line.now() >= until) return { ...sent, retries }
  }
}

/** Stripe is away, and is not asked. */
export function notAsked({ breaker }: Line): AppError {
  return unavailable({ retryAfterSeconds: Math.ceil(breaker.waitMs / 1000) })
}

type Try<A> = { answer: A; error: null } | { answer: null; error: unknown }

async function tryOnce<A extends Answer>(line: Line, send: () => Promise<A>): Promise<Try<A>> {
  const settle = line.breaker.enter()
  if (!settle) return { answer: null, error: notAsked(line) }
  const tried = await settled(send)
  settle(isOverwhelmed(tried.error) ? 'outage' : 'answered')
  return tried
}

async function settled<A extends Answer>(send: () => Promise<A>): Promise<Try<A>> {
  try {
    return { answer: requireSuccess(await send()), error: null }
  } catch (error) {
    return { answer: null, error }
  }
}

/** The SDK takes a refusal whose body has no `error` for an answer. */
function requireSuccess<A extends Answer>(answer: A): A {
  const { statusCode, requestId, headers } = answer.lastResponse
  if (statusCode < 400) return answer
  const message = `Stripe answered ${statusCode} without saying why.`
  throw new Stripe.errors.StripeAPIError({ message, statusCode, requestId, headers })
}
