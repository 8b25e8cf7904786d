import { eq, isNotNull, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { eventOf } from '@/lib/testing/deliveries'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { readEnvelope } from '@/lib/webhooks/envelope'
import { applyDueEvents } from '@/lib/webhooks/inbox'
import { keepEvents } from '@/lib/webhooks/keep-event'
import { webhookEvents } from '@/lib/webhooks/table'
import { stripe } from './client'
import { makeLine } from './line'
import { simulator } from './simulator'
import { simulatorKey } from './simulator-key'
import { stripeCalls } from './table'

const outageMs = 60_000
const stepMs = 1_000

const people = process.env.PROVE === '1' ? 4 : 3
const banks = [
  { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day', 'Joint', 'House deposit', 'Card'] },
  { institution: 'Bank (Non-OAuth)', accounts: ['Current', 'Nest egg', 'Harbour card', 'Pocket money'] },
]

let stop: () => Promise<void>
let linked: string[]
let needed: number
let made = 0

beforeAll(async () => {
  stop = await startTestProduct()
  linked = []
  for (let person = 0; person < people; person++) {
    const { cookie } = await makePerson('customer')
    for (const bank of banks) linked.push(...(await linkBank(cookie, bank, { permissions: ['transactions'] })).accounts)
  }
  const features = ['transactions' as const]
  for (const id of linked) await stripe().financialConnections.accounts.subscribe(id, { features })
  vi.useFakeTimers({ toFake: ['Date'] })
  await attemptsFor(nothing)
  needed = await attemptsFor(nothing)
})
afterAll(() => stop())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await heal()
})

const nothing = async () => {}

type Arm = (probability: number) => Promise<unknown>

const fault =
  (kind: string, told: object = {}): Arm =>
  (probability) =>
    control('faults', { kind, match: { path: '/v1/*' }, probability, ...told })

/** What the simulator's faults do not know: an answer made of the true one. */
const spoilt =
  (spoil: (answer: Response) => Response): Arm =>
  async (probability) => {
    const instance = await simulator()
    const through = instance.fetch.bind(instance)
    vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
      const answer = await through(request)
      return new URL(request.url).pathname.startsWith('/v1/') && dice() < probability ? spoil(answer) : answer
    })
  }

const matrix: [string, Arm][] = [
  ['500', fault('error', { status: 500 })],
  ['429', fault('error', { status: 429 })],
  ['429 without a reason', spoilt(() => Response.json({}, { status: 429 }))],
  ['reset', fault('reset')],
  ['hang', fault('hang')],
  ['truncated JSON', fault('truncate')],
  ['slow drip', spoilt(() => new Response(drip()))],
]

const more: [string, Arm][] = [
  ['503', fault('error', { status: 503 })],
  ['429 for an object in use', fault('error', { status: 429, code: 'lock_timeout' })],
  ['JSON cut short in a whole answer', spoilt(() => new Response('{"object": "li', { status: 200 }))],
  ['slow', fault('slow', { delay_ms: 60_000 })],
]

// What Stripe does is the same beside either database: the quick run takes all of it on one of them.
const quick = inject('testDatabase').kind === 'postgres' ? matrix : matrix.slice(0, 2)

describe.each(process.env.PROVE === '1' ? [...matrix, ...more] : quick)('%s', (_, arm) => {
  test('now and then: the mirror ends as Stripe is, for at most 1.3 of the calls', async () => {
    globalThis.tidewaterStripeLine = impatientLine(500)
    const asked = await attemptsFor(() => arm(0.1))
    await heal()
    await expectTruth()
    expect(asked / needed).toBeLessThanOrEqual(1.3)
  })

  test('for a minute: the same', async () => {
    globalThis.tidewaterStripeLine = impatientLine(20)
    const asked = await attemptsFor(() => arm(1), outageMs)
    await expectTruth()
    expect(asked / needed).toBeLessThanOrEqual(1.3)
  })
})

/** Things happen at the banks, and are announced; then the inbox and the jobs have their rounds until nothing is left. */
async function attemptsFor(begin: () => Promise<unknown>, healAfterMs = Number.POSITIVE_INFINITY): Promise<number> {
  await aDay()
  await database().delete(stripeCalls)
  await begin()
  const from = now()
  for (let isBusy = true; isBusy; isBusy = await isAnythingLeft()) {
    await applyDueEvents({ random: dice })
    await pullDueAccounts()
    vi.setSystemTime(now() + stepMs)
    if (now() - from >= healAfterMs) await heal()
  }
  return countAttempts()
}

async function aDay(): Promise<void> {
  await control('clock', { advance_seconds: 86_400 })
  await letBanksAnswer()
  await announceAll()
}

async function announceAll(): Promise<void> {
  for (const id of linked) {
    const type = 'financial_connections.account.refreshed_transactions'
    made += 1
    await keepEvents([readEnvelope(eventOf({ id: `evt_${made}`, type, data: { object: { id } } }))], 'webhook')
  }
}

async function isAnythingLeft(): Promise<boolean> {
  const waiting = await database().$count(webhookEvents, eq(webhookEvents.state, 'waiting'))
  return waiting + (await database().$count(accounts, isNotNull(accounts.pullDueAt))) > 0
}

async function countAttempts(): Promise<number> {
  const [row] = await database()
    .select({ attempts: sql`count(*) + sum(${stripeCalls.retries})`.mapWith(Number) })
    .from(stripeCalls)
  return row?.attempts ?? 0
}

async function expectTruth(): Promise<void> {
  expect(await database().$count(webhookEvents, eq(webhookEvents.state, 'failed'))).toBe(0)
  for (const id of linked) expect(await mirrorOf(id)).toEqual(await truthOf(id))
}

/** Waits by moving the clock. */
function impatientLine(callMs: number) {
  const sleep = async (ms: number) => {
    vi.setSystemTime(now() + ms)
  }
  return makeLine({ sleep, random: dice, callMs })
}

async function heal(): Promise<void> {
  vi.restoreAllMocks()
  if (globalThis.tidewaterStripeLine) globalThis.tidewaterStripeLine.callMs = 10_000
  const headers = { authorization: `Bearer ${simulatorKey}` }
  await (await simulator()).fetch(new Request('http://simulator/_simulator/faults', { method: 'DELETE', headers }))
}

/** A byte now and then, for ever. */
function drip(): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout
  return new ReadableStream({
    start(body) {
      timer = setInterval(() => body.enqueue(new TextEncoder().encode(' ')), 5)
      timer.unref()
    },
    cancel: () => clearInterval(timer),
  })
}

/** The same numbers in every run. */
let thrown = 1
function dice(): number {
  thrown = (thrown * 48_271) % 2_147_483_647
  return thrown / 2_147_483_647
}
