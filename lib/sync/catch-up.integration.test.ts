import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { bankNow, setBankClock } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { workOff } from '@/lib/testing/work-off'
import { webhookEvents } from '@/lib/webhooks/table'
import { catchUp } from './catch-up'
import { eventFeeds } from './table'

let stop: () => Promise<void>
let linked: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock((await simulator()).now)
  const { cookie } = await makePerson('customer')
  linked = (await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint'] })).accounts
  for (const id of linked) {
    await letBanksAnswer()
    await stripe().financialConnections.accounts.subscribe(id, { features: ['transactions'] })
  }
  await letBanksAnswer()
  await workOff()
})
afterAll(async () => {
  setBankClock(undefined)
  await stop()
})
beforeEach(async () => {
  await catchUp()
  await workOff()
  await database().delete(webhookEvents)
})
afterEach(() => vi.restoreAllMocks())

const day = 86_400

/** Days at the bank of which no delivery tells us. */
async function silence(days: number): Promise<void> {
  for (let left = days; left > 0; left -= 1) {
    await control('clock', { advance_seconds: day })
    const id = linked[left % linked.length] ?? ''
    await control(`accounts/${id}`, {
      transactions: [{ amount: -100 * left, description: 'Corner shop', status: 'pending' }],
    })
  }
  await letBanksAnswer()
}

async function expectTruth(): Promise<void> {
  for (const id of linked) {
    const [row] = await database().select().from(accounts).where(eq(accounts.id, id))
    const { status, balance, subscriptions, transaction_refresh } =
      await stripe().financialConnections.accounts.retrieve(id)
    expect(row).toMatchObject({ status, balance: { as_of: balance?.as_of, current: balance?.current }, subscriptions })
    expect(row?.watermark).toBe(transaction_refresh?.id)
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
  }
}

/** What Stripe is asked from here on, as it is asked. */
async function watch(answer?: (url: URL) => Response | null | Promise<Response | null>): Promise<URL[]> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const asked: URL[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const url = new URL(request.url)
    asked.push(url)
    return (await answer?.(url)) ?? through(request)
  })
  return asked
}

async function feed() {
  const [row] = await database().select().from(eventFeeds).where(eq(eventFeeds.stripeAccount, 'platform'))
  return row
}

/** Has Stripe give ten events at a time, and refuse the page of this number. Gives how many pages were asked for. */
async function smallPages(refused?: number): Promise<() => number> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let pages = 0
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const url = new URL(request.url)
    if (!isEvents(url)) return through(request)
    pages += 1
    url.searchParams.set('limit', '10')
    return pages === refused ? sorry() : through(new Request(url, request))
  })
  return () => pages
}

const isEvents = (url: URL) => url.pathname === '/v1/events'
const sorry = () => Response.json({ error: { type: 'invalid_request_error', message: 'Not today.' } }, { status: 400 })

describe('without a single delivery', () => {
  test.each([1, 28])('%i days heal', async (days) => {
    const before = await mirrorOf(linked[0] ?? '')
    await silence(days)
    await catchUp()
    await workOff()
    await expectTruth()
    expect(await mirrorOf(linked[0] ?? '')).not.toEqual(before)
    expect((await database().select().from(webhookEvents)).every(({ source }) => source === 'catch_up')).toBe(true)
  })

  test('forty days, of which Stripe has forgotten ten, heal', async () => {
    await silence(40)
    await catchUp()
    const due = await database().select({ at: accounts.pullDueAt }).from(accounts)
    expect(new Set(due.map(({ at }) => at?.getTime())).size).toBe(linked.length)
    await workOff()
    await expectTruth()
  })
})

describe('a reading', () => {
  test('asks for our types since ten minutes before the newest event, to the last page', async () => {
    await silence(3)
    const seen = (await feed())?.seenUntil?.getTime() ?? 0
    const asked = await watch()
    await catchUp()
    const [first] = asked.filter(isEvents)
    expect(first?.searchParams.get('created[gte]')).toBe(String(seen / 1000 - 600))
    const types = [...(first?.searchParams ?? [])].filter(([name]) => name.startsWith('types['))
    expect(types.length).toBe(14)
    expect(first?.searchParams.has('type')).toBe(false)
    const [newest] = (await stripe().events.list({ limit: 1 })).data
    expect((await feed())?.seenUntil?.getTime()).toBe((newest?.created ?? 0) * 1000)
  })

  test('goes to the last page before it moves on', async () => {
    await silence(20)
    const before = (await feed())?.seenUntil
    const pages = await smallPages(2)
    await catchUp()
    expect(pages()).toBe(2)
    expect((await feed())?.seenUntil).toEqual(before)
    vi.restoreAllMocks()
    const all = await smallPages()
    await catchUp()
    expect(all()).toBeGreaterThan(3)
    await workOff()
    await expectTruth()
  })

  test('stores nothing twice, and never moves back', async () => {
    await silence(2)
    await catchUp()
    const [kept, moved] = [await database().select().from(webhookEvents), await feed()]
    await catchUp()
    expect(await database().select().from(webhookEvents)).toEqual(kept)
    expect((await feed())?.seenUntil).toEqual(moved?.seenUntil)
  })

  test('is done by one instance at a time', async () => {
    const asked = await watch()
    await withLease(database(), 'catch-up', { ttlMs: 60_000 }, () => catchUp())
    expect(asked).toEqual([])
  })

  test('of a quiet month is no gap', async () => {
    await database()
      .update(eventFeeds)
      .set({ seenUntil: new Date(bankNow() - 3 * day * 1000) })
    await watch((url) =>
      isEvents(url) ? Response.json({ object: 'list', data: [], has_more: false, url: '/v1/events' }) : null,
    )
    await catchUp()
    expect((await feed())?.seenUntil?.getTime()).toBeGreaterThan(bankNow() - 1.1 * day * 1000)
  })

  test('skips the one event that we cannot read', async () => {
    const whole = { object: 'event', livemode: false, created: Math.floor(bankNow() / 1000), data: { object: {} } }
    const data = [
      { ...whole, id: 'evt_good', type: 'financial_connections.account.created' },
      { ...whole, id: 'evt_bad', type: 7 },
    ]
    await watch((url) =>
      isEvents(url) ? Response.json({ object: 'list', data, has_more: false, url: '/v1/events' }) : null,
    )
    await catchUp()
    expect((await database().select().from(webhookEvents)).map(({ id }) => id)).toEqual(['evt_good'])
  })
})

describe('a connected account', () => {
  const shop = 'acct_1Shop'

  test('that we serve has a feed of its own, and one that refuses us holds up no other', async () => {
    await database()
      .insert(eventFeeds)
      .values([{ stripeAccount: shop }, { stripeAccount: 'acct_1Away' }])
    const instance = await simulator()
    const through = instance.fetch.bind(instance)
    const asked: (string | null)[] = []
    vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
      const account = request.headers.get('stripe-account')
      asked.push(account)
      return account === 'acct_1Away' ? sorry() : through(request)
    })
    const customer = await stripe().customers.create({}, { stripeAccount: shop })
    const fc = stripe().financialConnections
    await fc.sessions.create(
      { account_holder: { type: 'customer', customer: customer.id }, permissions: ['balances'] },
      { stripeAccount: shop },
    )
    asked.length = 0
    await catchUp()
    expect(new Set(asked)).toEqual(new Set([null, shop, 'acct_1Away']))
    const feeds = await database().select().from(eventFeeds)
    expect(feeds.find(({ stripeAccount }) => stripeAccount === shop)?.seenUntil).not.toBeNull()
    expect(feeds.find(({ stripeAccount }) => stripeAccount === 'acct_1Away')?.seenUntil).toBeNull()
  })
})
