import 'server-only'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { unflushed } from '@/lib/db/unflushed'
import { describeError, log } from '@/lib/http/log'
import { stripe } from './client'
import { isOutage, refusalFrom } from './errors'
import { line } from './line'
import { notAsked, sendCall } from './send-call'
import { stripeCalls } from './table'
import { waitForTurn } from './turn'

/** On whose behalf Stripe is asked: a person, or the product by itself; of its own work a sweep can wait longest. */
export type Actor = Pick<Viewer, 'userId' | 'role'> | 'system' | 'webhook' | 'sweep'

type Call = {
  method: 'GET' | 'POST'
  path: string
  /** Hundredths of a US dollar. */
  costCents?: number | null
  /** The id of the row that names what is meant: a second try with it does nothing twice. Left out, the call's own row. */
  intent?: string | undefined
  /** The connected account it is asked for; null or left out, the platform. */
  stripeAccount?: string | null
  /** Left out, ten seconds: the longest that the call may take, with all its tries. */
  callMs?: number
}

/**
 * The only way to Stripe: within the quota, tried again where that helps, not at all while Stripe is away. Every call that is
 * sent leaves a row, and a POST leaves it before the first try.
 * Never inside a transaction: the embedded database has one connection.
 * @throws Refusal
 */
export async function callStripe<Answer extends object>(
  actor: Actor,
  call: Call,
  send: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<Stripe.Response<Answer>>,
): Promise<Stripe.Response<Answer>> {
  const way = line()
  if (way.breaker.isShut) throw notAsked(way)
  const turn = () => waitForTurn(actor, way)
  await turn()
  const row = rowOf(actor, call)
  if (call.method === 'POST') await database().insert(stripeCalls).values(row)
  const trySending = (timeout: number) => send(stripe(), { ...optionsOf(call, row.id), timeout })
  const { answer, error, retries } = await sendCall(way, call.callMs ?? way.callMs, trySending, turn)
  await record(call.method, row, { ms: now() - row.startedAt.getTime(), retries, ...outcomeOf(answer, error) })
  if (answer) return answer
  throw refusalFrom(error)
}

function rowOf(actor: Actor, { method, path, costCents = null, stripeAccount = null }: Call) {
  const name = typeof actor === 'string' ? actor : actor.userId
  return { id: randomUUID(), actor: name, method, path, costCents, stripeAccount, startedAt: new Date(now()) }
}

/** Whoever sends must hand them on: without them a connected account's data would be asked of the platform. */
function optionsOf({ method, intent, stripeAccount }: Call, id: string): Stripe.RequestOptions {
  return {
    ...(method === 'POST' && { idempotencyKey: intent ?? id }),
    ...(stripeAccount && { stripeAccount }),
  }
}

type Row = typeof stripeCalls.$inferInsert

/** What was refused costs nothing; of what was never answered nobody knows. */
function outcomeOf(answer: Stripe.Response<object> | null, error: unknown): Partial<Row> {
  if (answer) return { status: answer.lastResponse.statusCode, requestId: answer.lastResponse.requestId ?? null }
  if (!(error instanceof Stripe.errors.StripeError)) return { errorCode: 'unexpected', costCents: null }
  return {
    status: error.statusCode ?? null,
    requestId: error.requestId ?? null,
    errorCode: error.code ?? error.rawType ?? 'no_answer',
    ...(!isOutage(error) && { costCents: null }),
  }
}

/** A record that cannot be written must not undo what Stripe has done. */
async function record(method: Call['method'], row: ReturnType<typeof rowOf>, outcome: Partial<Row>): Promise<void> {
  try {
    const db = database()
    if (method === 'GET')
      await db
        .insert(stripeCalls)
        .values({ ...row, ...outcome })
        .returning({ unflushed })
    else await db.update(stripeCalls).set(outcome).where(eq(stripeCalls.id, row.id))
  } catch (error) {
    log().error({ event: 'stripe_call_not_recorded', error: describeError(error) })
  }
}
