import 'server-only'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { describeError, log } from '@/lib/http/log'
import { stripe } from './client'
import { refusalFrom } from './errors'
import { stripeCalls } from './table'

/** On whose behalf Stripe is asked: a person, or the product by itself; of its own work a sweep can wait longest. */
export type Actor = Pick<Viewer, 'userId' | 'role'> | 'system' | 'webhook' | 'sweep'

type Call = {
  method: 'GET' | 'POST'
  path: string
  /** Hundredths of a US dollar. */
  costCents?: number | null
  /** The id of the row that names what is meant: a second try with it does nothing twice. Left out, the call's own row. */
  intent?: string | undefined
  /** The connected account it is asked for; left out, the platform. */
  stripeAccount?: string | undefined
}

/**
 * The only way to Stripe. Every call leaves a row, and a POST leaves it before the first try.
 * Never inside a transaction: the embedded database has one connection.
 * @throws Refusal
 */
export async function callStripe<Answer extends object>(
  actor: Actor,
  call: Call,
  send: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<Stripe.Response<Answer>>,
): Promise<Stripe.Response<Answer>> {
  const id = randomUUID()
  const startedAt = now()
  const row = {
    id,
    actor: typeof actor === 'string' ? actor : actor.userId,
    method: call.method,
    path: call.path,
    costCents: call.costCents ?? null,
    stripeAccount: call.stripeAccount ?? null,
    startedAt: new Date(startedAt),
  }
  if (call.method === 'POST') await database().insert(stripeCalls).values(row)
  const options = optionsOf(call, id)
  const [answer, error] = await attempt(() => send(stripe(), options))
  const outcome = { ms: now() - startedAt, ...outcomeOf(answer, error) }
  await record(call.method, row, outcome)
  if (answer) return answer
  throw refusalFrom(error)
}

/** Whoever sends must hand them on: without them a connected account's data would be asked of the platform. */
function optionsOf({ method, intent, stripeAccount }: Call, id: string): Stripe.RequestOptions {
  return {
    ...(method === 'POST' && { idempotencyKey: intent ?? id }),
    ...(stripeAccount !== undefined && { stripeAccount }),
  }
}

type Outcome = Pick<typeof stripeCalls.$inferInsert, 'status' | 'errorCode' | 'requestId'>

async function attempt<T extends Stripe.Response<object>>(
  send: () => Promise<T>,
): Promise<[T, null] | [null, unknown]> {
  try {
    const answer = await send()
    requireSuccess(answer)
    return [answer, null]
  } catch (error) {
    return [null, error]
  }
}

/** The SDK takes a refusal whose body has no `error` for an answer. */
function requireSuccess(answer: Stripe.Response<object>): void {
  const status = answer.lastResponse.statusCode
  if (status >= 400) throw new AppError('stripe_unavailable', `Stripe answered ${status} without saying why.`)
}

function outcomeOf(answer: Stripe.Response<object> | null, error: unknown): Outcome {
  if (answer) return { status: answer.lastResponse.statusCode, requestId: answer.lastResponse.requestId ?? null }
  if (!(error instanceof Stripe.errors.StripeError)) return { errorCode: 'unexpected' }
  return {
    status: error.statusCode ?? null,
    requestId: error.requestId ?? null,
    errorCode: error.code ?? error.rawType ?? 'no_answer',
  }
}

/** A record that cannot be written must not undo what Stripe has done. */
async function record(method: string, row: typeof stripeCalls.$inferInsert, outcome: Outcome & { ms: number }) {
  try {
    if (method === 'GET')
      await database()
        .insert(stripeCalls)
        .values({ ...row, ...outcome })
    else
      await database()
        .update(stripeCalls)
        .set(outcome)
        .where(eq(stripeCalls.id, String(row.id)))
  } catch (error) {
    log().error({ event: 'stripe_call_not_recorded', error: describeError(error) })
  }
}
