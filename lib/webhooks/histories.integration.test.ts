import { eq, isNotNull } from 'drizzle-orm'
import fc from 'fast-check'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { accountFromStripe } from '@/lib/accounts/from-stripe'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { vacuum } from '@/lib/db/vacuum'
import { limits } from '@/lib/limits/table'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { catchUp } from '@/lib/sync/catch-up'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { pull } from '@/lib/sync/pull'
import { act, type BankAct, bankActs } from '@/lib/testing/bank-acts'
import { deliver, delivery } from '@/lib/testing/deliveries'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { applyDueEvents } from './inbox'
import { makeOwnSecret } from './secrets'
import { webhookEvents } from './table'

const histories = process.env.PROVE === '1' ? 10_000 : 60
const seed = Date.now() % 2 ** 31
/** Another person links another account after so many, so that no list grows long. */
const historiesOfAnAccount = 20

let stop: () => Promise<void>
let secret: string
let account: string
let run = 0

beforeAll(async () => {
  stop = await startTestProduct()
  secret = makeOwnSecret()
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

type Event = { id: string }
type Dice = () => number
type Work = 'deliver' | 'work' | 'two workers' | 'pull'

const bankAct = fc.constantFrom<BankAct>(...bankActs)
const steps = fc.array(fc.oneof(bankAct, fc.constantFrom<Work>('deliver', 'work', 'two workers', 'pull')), {
  maxLength: 10,
})

test(
  `${histories} histories of signed events, doubled, disordered and dropped, end as Stripe is (seed ${seed})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.array(bankAct, { maxLength: 6 }),
        fc.boolean(),
        fc.infiniteStream(fc.integer({ min: 0, max: 999 })),
        async (plan, during, isLossy, numbers) => {
          const dice: Dice = () => Number(numbers.next().value) / 1000
          // Before the account is linked: a bank may answer while that is going on.
          const post = await postOffice(isLossy ? 0.3 : 0, dice)
          await nextAccount()
          const between = [...during]
          const calm = await interrupt(async () => {
            const next = between.pop()
            if (!next) return
            await act(next, account)
            await post.deliverSome(dice)
            await applyDueEvents()
          })
          for (const step of plan) await take(step, post, dice)
          calm()
          await letBanksAnswer()
          await post.deliverRest()
          await workOff()
          if (isLossy) await heal()
          await expectTruth()
        },
      ),
      { numRuns: histories, seed, endOnFailure: true },
    )
  },
  histories * 2000,
)

async function nextAccount(): Promise<void> {
  if (run++ % historiesOfAnAccount > 0) return
  if (account) await control(`accounts/${account}`, { status: 'disconnected' })
  const { cookie } = await makePerson('customer')
  const choice = { institution: 'Bank (Non-OAuth)', accounts: ['Pocket money'] }
  // Nobody links so often.
  await database().delete(limits)
  const { accounts: linked } = await linkBank(cookie, choice, { permissions: ['balances', 'transactions'] })
  account = linked[0] ?? ''
  await database().delete(webhookEvents)
  // As every hour: thousands of histories are a long time.
  await vacuum()
}

const work: Record<Exclude<Work, 'deliver'>, () => Promise<unknown>> = {
  work: () => applyDueEvents(),
  'two workers': () => Promise.all([applyDueEvents(), applyDueEvents()]),
  pull: () => pull(account),
}

async function take(step: BankAct | Work, post: PostOffice, dice: Dice): Promise<void> {
  if (step === 'deliver') await post.deliverSome(dice)
  else if (isWork(step)) await work[step]()
  else await act(step, account)
}

function isWork(step: BankAct | Work): step is Exclude<Work, 'deliver'> {
  return step in work
}

type PostOffice = Awaited<ReturnType<typeof postOffice>>

/** Stripe's deliveries of this history's events: each once to five times, in any order, or never. */
async function postOffice(dropped: number, dice: Dice) {
  const since = Math.floor((await simulator()).now() / 1000)
  const known = new Set((await eventsSince(since)).map(({ id }) => id))
  const open: Event[] = []

  async function collect(): Promise<void> {
    for (const event of await eventsSince(since)) {
      if (known.has(event.id)) continue
      known.add(event.id)
      if (dice() >= dropped) open.push(event)
    }
  }

  async function deliverIf(chance: () => boolean): Promise<void> {
    await collect()
    const chosen = open.splice(0).filter((event) => chance() || void open.push(event))
    const letters = chosen.flatMap((event) => Array.from({ length: 1 + Math.floor(dice() * 5) }, () => event))
    for (const event of shuffled(letters, dice)) {
      const answer = await deliver(delivery(JSON.stringify(event), { secret }))
      expect(answer.status).toBe(200)
    }
  }

  return {
    deliverSome: (random: Dice) => deliverIf(() => random() < 0.5),
    deliverRest: () => deliverIf(() => true),
  }
}

async function eventsSince(since: number): Promise<Event[]> {
  const events: Event[] = []
  for await (const event of stripe().events.list({ created: { gte: since }, limit: 100 })) events.push(event)
  return events
}

/** Whatever waits, however long it was put off. */
async function workOff(): Promise<void> {
  for (;;) {
    const waiting = await database()
      .update(webhookEvents)
      .set({ dueAt: new Date(now()) })
      .where(eq(webhookEvents.state, 'waiting'))
      .returning({ attempts: webhookEvents.attempts })
    if (waiting.length === 0) return
    expect(waiting.map(({ attempts }) => attempts)).toEqual(waiting.map(() => 0))
    await applyDueEvents()
  }
}

/** What was dropped is read from Stripe's list of events; what that no longer holds makes accounts due. */
async function heal(): Promise<void> {
  await catchUp()
  await workOff()
  const isDue = isNotNull(accounts.pullDueAt)
  await database()
    .update(accounts)
    .set({ pullDueAt: new Date(now()) })
    .where(isDue)
  await pullDueAccounts()
}

async function expectTruth(): Promise<void> {
  const [row] = await database().select().from(accounts).where(eq(accounts.id, account))
  const { raw } = accountFromStripe(await stripe().financialConnections.accounts.retrieve(account))
  expect(announced(row?.raw)).toEqual(announced(raw))
  expect(await mirrorOf(account)).toEqual(await truthOf(account).catch(nothingYet))
  const refresh = row?.transactionRefresh
  if (refresh?.status === 'succeeded') expect(row?.watermark).toBe(refresh.id)
}

/** A bank that has news lets a refresh be asked for at once, and Stripe announces nothing of that. */
function announced(raw: object | undefined): unknown {
  return JSON.parse(JSON.stringify(raw, (key, value) => (key === 'next_refresh_available_at' ? undefined : value)))
}

function nothingYet(error: unknown): [] {
  if (error instanceof Stripe.errors.StripeError && error.code?.endsWith('no_successful_transaction_refresh')) return []
  throw error
}

/** Lets something happen before each answer that a reading waits for. Returns how to stop. */
async function interrupt(happen: () => Promise<void>): Promise<() => void> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let isInside = false
  const spy = vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (!isInside && request.method === 'GET' && request.url.includes('/financial_connections/')) {
      isInside = true
      await happen()
      isInside = false
    }
    return through(request)
  })
  return () => spy.mockRestore()
}

function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  return all
    .map((one) => ({ one, place: dice() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}
