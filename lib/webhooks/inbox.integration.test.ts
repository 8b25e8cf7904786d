import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { simulator } from '@/lib/stripe/simulator'
import { eventFeeds } from '@/lib/sync/table'
import { askRoute } from '@/lib/testing/app-routes'
import { eventOf } from '@/lib/testing/deliveries'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { readEnvelope } from './envelope'
import { eventView } from './event-view'
import { applyDueEvents } from './inbox'
import { keepEvents } from './keep-event'
import { type WebhookEvent, webhookEvents } from './table'

let stop: () => Promise<void>
let cookie: string
let staff: string
let accounts: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
  staff = (await makePerson('support')).cookie
  ;({ accounts } = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint'] }))
  await letBanksAnswer()
})
afterAll(() => stop())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await database().delete(webhookEvents)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const refreshed = 'financial_connections.account.refreshed_transactions'
const account = () => accounts[0] ?? ''
let made = 0

/** Has it announced that something happened to an account. Gives the event's id. */
async function announced(given: Record<string, unknown> & { object?: Record<string, unknown> } = {}): Promise<string> {
  const { object = { id: account() }, ...rest } = given
  made += 1
  const event = eventOf({ id: `evt_${made}`, type: refreshed, data: { object }, ...rest })
  await keepEvents([readEnvelope(event)], 'webhook')
  return `evt_${made}`
}

async function stored(id: string): Promise<WebhookEvent> {
  const [row] = await database().select().from(webhookEvents).where(eq(webhookEvents.id, id))
  if (!row) throw new Error(`${id} is gone`)
  return row
}

/** How often the accounts are read at Stripe from here on, or refused. */
async function watchReads(refuse?: () => Response | null): Promise<string[]> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const reads: string[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const [, id] = /\/v1\/financial_connections\/accounts\/(\w+)$/.exec(new URL(request.url).pathname) ?? []
    if (id === undefined) return through(request)
    reads.push(id)
    return refuse?.() ?? through(request)
  })
  return reads
}

const sorry = () => Response.json({ error: { type: 'invalid_request_error', message: 'Not today.' } }, { status: 400 })

describe('what is announced', () => {
  test('is read, and the mirror is as Stripe is', async () => {
    await control('clock', { advance_seconds: 5 * 86_400 })
    await askRoute(`/api/stripe/financial_connections/accounts/${account()}/refresh`, {
      cookie,
      body: { features: ['transactions'] },
    })
    await letBanksAnswer()
    const id = await announced()
    expect(await applyDueEvents()).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'applied', attempts: 0, finishedAt: expect.any(Date) })
    expect(await mirrorOf(account())).toEqual(await truthOf(account()))
    expect(await applyDueEvents()).toBe(0)
  })

  test('many times of one account is read once', async () => {
    const reads = await watchReads()
    const ids = [await announced(), await announced({ type: refreshed.replace('transactions', 'balance') })]
    ids.push(await announced({ object: { id: accounts[1] } }))
    await applyDueEvents()
    expect(reads.sort()).toEqual([...accounts].sort())
    for (const id of ids) expect((await stored(id)).state).toBe('applied')
  })

  test.each([
    ['of a type nobody knows', { type: 'some.new.thing' }],
    [
      'of an authorization',
      { type: 'financial_connections.authorization.upcoming_deactivation', object: { id: 'fcauth_1' } },
    ],
  ])('%s is kept, and nothing is read', async (_, given) => {
    const reads = await watchReads()
    const id = await announced(given)
    await applyDueEvents()
    expect((await stored(id)).state).toBe('applied')
    expect(reads).toEqual([])
  })

  test.each([
    [
      'of a holder that is not ours',
      { id: 'fca_1x', account_holder: { type: 'customer', customer: 'cus_1x' } },
      'holder_not_ours',
    ],
    ['of an account without a holder', { id: 'fca_1x' }, 'holder_not_ours'],
    ['of an account without an id', {}, 'no_account'],
    ['of an id that is no id', { id: '../customers/cus_1' }, 'no_account'],
  ])('%s is ignored, and nothing is read', async (_, object, reason) => {
    const reads = await watchReads()
    const id = await announced({ object })
    await applyDueEvents()
    expect(await stored(id)).toMatchObject({ state: 'ignored', reason })
    expect(reads).toEqual([])
  })

  test('of a connected account that we serve is read as that one', async () => {
    const asked: (string | null)[] = []
    await database().insert(eventFeeds).values({ stripeAccount: 'acct_1served' }).onConflictDoNothing()
    const instance = await simulator()
    const through = instance.fetch.bind(instance)
    vi.spyOn(instance, 'fetch').mockImplementation((request) => {
      asked.push(request.headers.get('stripe-account'))
      return through(request)
    })
    const customer = (await database().select().from(accountHolders))[0]?.customer
    const holder = { type: 'customer', customer }
    await announced({ account: 'acct_1served', object: { id: 'fca_1connected', account_holder: holder } })
    await applyDueEvents()
    expect(asked).toEqual(['acct_1served'])
  })

  test('of an account that Stripe no longer knows is ignored at once', async () => {
    const id = await announced()
    await watchReads(() =>
      Response.json(
        { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'Gone.' } },
        { status: 404 },
      ),
    )
    await applyDueEvents()
    expect(await stored(id)).toMatchObject({ state: 'ignored', reason: 'account_gone' })
  })
})

describe('who claims', () => {
  test('two workers at once: each event goes to one of them', async () => {
    const reads = await watchReads()
    for (let turn = 0; turn < 10; turn++) {
      for (const id of accounts) await announced({ object: { id } })
      reads.length = 0
      const counts = await Promise.all([applyDueEvents(), applyDueEvents()])
      expect(counts.reduce((sum, count) => sum + count)).toBe(accounts.length)
      expect(reads.sort()).toEqual([...accounts].sort())
    }
  })

  test('what a worker died with is due again', async () => {
    const id = await announced()
    const instance = await simulator()
    let wake = (_: Response) => {}
    const hangs = new Promise<Response>((resolve) => {
      wake = resolve
    })
    const dying = vi.spyOn(instance, 'fetch').mockReturnValue(hangs)
    const worker = applyDueEvents()
    await vi.waitFor(() => expect(dying).toHaveBeenCalled(), { timeout: 20_000 })
    dying.mockRestore()
    expect(await applyDueEvents()).toBe(0)
    // Longer than a claim and than the lease of the pull that hangs.
    vi.setSystemTime(Date.now() + 120_000)
    expect(await applyDueEvents()).toBe(1)
    expect((await stored(id)).state).toBe('applied')
    wake(sorry())
    await worker
    expect((await stored(id)).state).toBe('applied')
  })

  test('an account that somebody else is reading comes again soon, and that is no attempt', async () => {
    const id = await announced()
    await withLease(database(), `pull:${account()}`, { ttlMs: 60_000 }, () => applyDueEvents())
    expect(await stored(id)).toMatchObject({ state: 'waiting', attempts: 0 })
    vi.setSystemTime(Date.now() + 1000)
    await applyDueEvents()
    expect((await stored(id)).state).toBe('applied')
  })

  test('a server that is stopping lets go of what it has not begun', async () => {
    const id = await announced()
    const reads = await watchReads()
    await applyDueEvents({ stopping: AbortSignal.abort() })
    expect(reads).toEqual([])
    await applyDueEvents()
    expect((await stored(id)).state).toBe('applied')
  })
})

describe('what fails', () => {
  test('waits longer each time, and any time up to that', async () => {
    const id = await announced()
    await watchReads(sorry)
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 9; attempt++) {
      await applyDueEvents({ random: () => 1 })
      const row = await stored(id)
      expect(row).toMatchObject({ state: 'waiting', attempts: attempt, reason: 'Not today.' })
      pauses.push((row.dueAt.getTime() - Date.now()) / 1000)
      vi.setSystemTime(row.dueAt)
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280])
    await database().update(webhookEvents).set({ attempts: 0 })
    await applyDueEvents({ random: () => 0 })
    expect((await stored(id)).dueAt.getTime()).toBe(Date.now())
  })

  test('ten times is set aside, and staff can have it done anew', async () => {
    const id = await announced()
    await watchReads(sorry)
    for (let attempt = 1; attempt <= 10; attempt++) expect(await applyDueEvents({ random: () => 0 })).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 10, reason: 'Not today.' })
    expect(await applyDueEvents()).toBe(0)
    vi.restoreAllMocks()
    const answer = await askRoute(`/api/webhook-events/${id}/replay`, { cookie: staff, body: {} })
    expect(answer).toMatchObject({ status: 200, body: { id, state: 'waiting', attempts: 0, reason: null } })
    await applyDueEvents()
    expect((await stored(id)).state).toBe('applied')
  })

  test('keeps nobody else from their turn', async () => {
    const bad = await announced()
    const good = await announced({ object: { id: accounts[1] } })
    let asked = 0
    await watchReads(() => (asked++ === 0 ? sorry() : null))
    await applyDueEvents()
    expect([await stored(bad), await stored(good)].map(({ state }) => state).sort()).toEqual(['applied', 'waiting'])
  })
})

describe('the routes', () => {
  test.each([
    ['/api/webhook-events', undefined],
    ['/api/webhook-events/evt_1/replay', {}],
  ])('%s is for staff', async (path, body) => {
    expect(await askRoute(path, { body })).toMatchObject({ status: 401 })
    expect(await askRoute(path, { cookie, body })).toMatchObject({ status: 403 })
    expect(await askRoute(path, { cookie: staff, body })).toMatchObject({ status: body ? 404 : 200 })
  })

  test('list the newest first, by state and object, page by page', async () => {
    const created = (hour: number) => ({ created: 1_800_000_000 + hour * 3600 })
    const [first, second] = [await announced(created(1)), await announced(created(2))]
    const ignored = await announced({ ...created(3), livemode: true, object: { id: 'fca_other' } })
    const list = async (query: string) => {
      const { body } = await askRoute(`/api/webhook-events${query}`, { cookie: staff })
      return body
    }
    const ids = (...wanted: string[]) => ({ data: wanted.map((id) => expect.objectContaining({ id })) })
    expect(await list('')).toMatchObject(ids(ignored, second, first))
    expect(await list('?state=ignored')).toMatchObject(ids(ignored))
    expect(await list(`?object=${account()}`)).toMatchObject(ids(second, first))
    expect(await list('?state=gone')).toMatchObject({ error: { param: 'state' } })
    const page = await list('?limit=2')
    expect(page).toMatchObject(ids(ignored, second))
    const cursor = typeof page === 'object' && page !== null ? Reflect.get(page, 'next_cursor') : null
    expect(await list(`?limit=2&cursor=${cursor}`)).toEqual({
      data: [expect.objectContaining({ id: first })],
      next_cursor: null,
    })
  })

  test('have what was ignored looked at again', async () => {
    const id = await announced({ livemode: true })
    const { body } = await askRoute(`/api/webhook-events/${id}/replay`, { cookie: staff, body: {} })
    expect(eventView.parse(body)).toMatchObject({ state: 'ignored', reason: 'other_livemode' })
  })
})
