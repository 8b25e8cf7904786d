import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { makeLine } from './line'
import { sendCall } from './send-call'

type Raw = { statusCode?: number; code?: string; headers?: Record<string, string> }

const failed = (raw: Raw) => new Stripe.errors.StripeAPIError({ message: 'No.', ...raw })
const lost = new Stripe.errors.StripeConnectionError({ message: 'Lost.' })
const answer = async () => ({ lastResponse: { statusCode: 200, requestId: 'req_1', headers: {} } })

/** A line on which nothing really waits and no time passes. */
function start(random = 0.5) {
  const slept: number[] = []
  const sleep = async (ms: number) => {
    slept.push(ms)
  }
  return { slept, line: makeLine({ now: () => 0, sleep, random: () => random }) }
}

/** Fails with each of these in turn, and then answers. */
async function tries(errors: unknown[], { slept, line } = start()) {
  const left = [...errors]
  const send = async () => {
    if (left.length > 0) throw left.shift()
    return answer()
  }
  const { answer: answered, retries } = await sendCall(line, 10_000, send, async () => {})
  return { isAnswered: answered !== null, retries, slept }
}

describe('one more try', () => {
  test.each<[string, unknown]>([
    ['a lost connection', lost],
    ['a body cut off', failed({})],
    ['a 500', failed({ statusCode: 500 })],
    ['a 503', failed({ statusCode: 503 })],
    ['too many requests', failed({ statusCode: 429, code: 'rate_limit' })],
    ['too many requests without a reason', failed({ statusCode: 429 })],
    ['an object in use', failed({ statusCode: 409, code: 'lock_timeout' })],
    ['a key in use', failed({ statusCode: 409, code: 'idempotency_key_in_use' })],
    ['what Stripe says to try again', failed({ statusCode: 400, headers: { 'stripe-should-retry': 'true' } })],
  ])('after %s', async (_, error) => {
    expect(await tries([error])).toEqual({ isAnswered: true, retries: 1, slept: [250] })
  })

  test.each<[string, unknown]>([
    ['a refusal', failed({ statusCode: 400, code: 'resource_missing' })],
    ['a conflict of another kind', failed({ statusCode: 409, code: 'already_exists' })],
    ['what Stripe says not to try again', failed({ statusCode: 500, headers: { 'stripe-should-retry': 'false' } })],
    ['a wait longer than two seconds', failed({ statusCode: 429, headers: { 'retry-after': '3' } })],
    ['a mistake of our own', new Error('a bug')],
  ])('but not after %s', async (_, error) => {
    expect(await tries([error])).toEqual({ isAnswered: false, retries: 0, slept: [] })
  })

  test('and no third one', async () => {
    expect(await tries([lost, lost])).toMatchObject({ isAnswered: false, retries: 1 })
  })

  test('no sooner than Stripe asks', async () => {
    const error = failed({ statusCode: 429, headers: { 'retry-after': '1' } })
    expect(await tries([error])).toMatchObject({ isAnswered: true, slept: [1250] })
  })

  test('anywhere within half a second, so that many do not come back together', async () => {
    expect(await tries([lost], start(0))).toMatchObject({ slept: [0] })
    expect(await tries([lost], start(0.99))).toMatchObject({ slept: [495] })
  })

  test('only while the quota has room', async () => {
    const { line } = start()
    const full = () => Promise.reject(new Error('no room'))
    const { error, retries } = await sendCall(line, 10_000, () => Promise.reject(lost), full)
    expect({ error, retries }).toEqual({ error: lost, retries: 0 })
  })

  test('only while there is time', async () => {
    const { line } = start()
    const times: number[] = []
    const slow = async (timeoutMs: number) => {
      times.push(timeoutMs)
      throw lost
    }
    expect(await sendCall(line, 200, slow, async () => {})).toMatchObject({ retries: 0 })
    expect(times).toEqual([200])
  })
})

test('where everything fails, retries are at most a fifth of the calls, and a few', async () => {
  const { line } = start()
  let sent = 0
  for (let call = 0; call < 1000; call++) {
    const refuse = async () => {
      sent += 1
      throw failed({ statusCode: 409, code: 'lock_timeout' })
    }
    await sendCall(line, 10_000, refuse, async () => {})
  }
  expect(sent).toBeLessThanOrEqual(1000 * 1.2 + 5)
  expect(sent).toBeGreaterThan(1100)
})

test.each<[string, unknown]>([
  ['is away', lost],
  ['is asked too much', failed({ statusCode: 429 })],
])('while Stripe %s nothing is sent', async (_, error) => {
  const { line } = start()
  let sent = 0
  for (let call = 0; call < 100; call++) {
    const lose = async () => {
      sent += 1
      throw error
    }
    await sendCall(line, 10_000, lose, async () => {})
  }
  expect(sent).toBe(5)
})
