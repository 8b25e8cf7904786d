import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { now, setBankClock } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { stripeCalls } from '@/lib/stripe/table'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { workOff } from '@/lib/testing/work-off'
import { transactions } from '@/lib/transactions/table'
import { pull } from './pull'
import { sweep } from './sweep'

let stop: () => Promise<void>
let ids: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock((await simulator()).now)
  const { cookie } = await makePerson('customer')
  ids = (await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint'] })).accounts
  await letBanksAnswer()
  await workOff()
})
afterAll(async () => {
  setBankClock(undefined)
  await stop()
})
beforeEach(() => database().update(accounts).set({ sweptAt: null }))
afterEach(() => vi.restoreAllMocks())

const id = () => ids[0] ?? ''

async function row(account = id()) {
  const [found] = await database().select().from(accounts).where(eq(accounts.id, account))
  return found
}

const snapshots = () => database().select().from(balanceSnapshots).where(eq(balanceSnapshots.accountId, id()))

test('whatever is wrong within the watermark heals: a lost row, a wrong one, a wrong balance', async () => {
  const [before, balances, truth] = [await row(), await snapshots(), await truthOf(id())]
  const [lost, wrong, dear] = truth.map((transaction) => transaction.id)
  const only = (transaction = '') => and(eq(transactions.accountId, id()), eq(transactions.id, transaction))
  await database().delete(transactions).where(only(lost))
  await database().update(transactions).set({ status: 'void' }).where(only(wrong))
  await database().update(transactions).set({ amount: 1 }).where(only(dear))
  await database()
    .update(accounts)
    .set({ balance: null, status: 'inactive', displayName: 'Mine' })
    .where(eq(accounts.id, id()))
  await database()
    .update(balanceSnapshots)
    .set({ current: 7, available: null })
    .where(eq(balanceSnapshots.accountId, id()))
  expect(await mirrorOf(id())).not.toEqual(truth)
  await sweep()
  expect(await mirrorOf(id())).toEqual(truth)
  const { balance, status, displayName, watermark } = { ...before }
  expect(await row()).toMatchObject({ balance, status, displayName, watermark })
  expect(await snapshots()).toEqual(balances)
})

test('what Stripe does not list stays, and is no reason to read everything', async () => {
  const [first] = await mirrorOf(id())
  if (!first) throw new Error('no transaction to copy')
  const old = { ...first, id: 'fctxn_1Old', transactedAt: new Date(0) }
  await database().insert(transactions).values(old)
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const listed: URL[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const url = new URL(request.url)
    if (url.pathname.endsWith('/transactions')) listed.push(url)
    return through(request)
  })
  await sweep()
  expect(await mirrorOf(id())).toContainEqual(old)
  expect(listed.length).toBeGreaterThan(0)
  expect(listed.every(({ searchParams }) => searchParams.has('transacted_at[gte]'))).toBe(true)
  await database().delete(transactions).where(eq(transactions.id, old.id))
})

test('sweeps wait behind everybody else', async () => {
  await database().delete(stripeCalls)
  await sweep()
  const calls = await database().select().from(stripeCalls)
  expect(new Set(calls.map(({ actor }) => actor))).toEqual(new Set(['sweep']))
})

test('the longest unswept come first, a few at a time, and none again within the hour', async () => {
  const [first = '', second = ''] = ids
  await database()
    .update(accounts)
    .set({ sweptAt: new Date(now() - 3_700_000) })
    .where(eq(accounts.id, first))
  await sweep()
  expect((await row(first))?.sweptAt?.getTime()).toBeGreaterThanOrEqual(
    (await row(second))?.sweptAt?.getTime() ?? Infinity,
  )
  await database().delete(stripeCalls)
  await sweep()
  expect(await database().select().from(stripeCalls)).toEqual([])
})

test('one instance sweeps at a time', async () => {
  await withLease(database(), 'sweep', { ttlMs: 60_000 }, () => sweep())
  expect((await row())?.sweptAt).toBeNull()
})

test('while Stripe turns us away nobody loses their place', async () => {
  const instance = await simulator()
  const error = { type: 'rate_limit_error', message: 'Later.' }
  vi.spyOn(instance, 'fetch').mockImplementation(async () =>
    Response.json({ error }, { status: 429, headers: { 'retry-after': '30' } }),
  )
  await sweep()
  expect((await row())?.sweptAt).toBeNull()
})

test('news that nobody told of comes too', async () => {
  await stripe().financialConnections.accounts.subscribe(id(), { features: ['transactions'] })
  await control('clock', { advance_seconds: 5 * 86_400 })
  await letBanksAnswer()
  await sweep()
  expect(await mirrorOf(id())).toEqual(await truthOf(id()))
  expect((await row())?.subscriptions).toEqual(['transactions'])
})

test('a pull that began before a repair does not undo it', async () => {
  const [lost] = await mirrorOf(id())
  await database()
    .delete(transactions)
    .where(and(eq(transactions.accountId, id()), eq(transactions.id, lost?.id ?? '')))
  const other = await pullWhileSweeping()
  await sweep()
  other.release()
  expect(await other.outcome()).toBe('pulled')
  await sweep()
  expect(await mirrorOf(id())).toEqual(await truthOf(id()))
})

test('an account that Stripe no longer knows keeps what was read, and holds up no other', async () => {
  const before = await mirrorOf(id())
  await control('reset', {})
  await database().update(accounts).set({ transactionRefresh: pendingRefresh() }).where(eq(accounts.id, id()))
  await sweep()
  expect(await mirrorOf(id())).toEqual(before)
  expect(await row()).toMatchObject({ transactionRefresh: { status: 'failed' }, pullDueAt: null })
  for (const account of ids) expect((await row(account))?.sweptAt).not.toBeNull()
})

function pendingRefresh() {
  return { id: 'fctxnref_1', status: 'pending', last_attempted_at: 0, next_refresh_available_at: null }
}

/** Once the sweep has begun to compare there is news, and somebody else's pull of it, which hangs until it is released. */
async function pullWhileSweeping() {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const [reached, released] = [gate(), gate()]
  let pulling: ReturnType<typeof pull> | undefined
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (!pathname.endsWith('/transactions') || searchParams.get('account') !== id()) return through(request)
    const isComparing = searchParams.has('transacted_at[gte]')
    if (isComparing && !pulling) {
      await control('clock', { advance_seconds: 5 * 86_400 })
      await stripe().financialConnections.accounts.refresh(id(), { features: ['transactions'] })
      await letBanksAnswer()
      pulling = pull(id())
      await reached.passed
    } else if (!isComparing) {
      reached.open()
      await released.passed
    }
    return through(request)
  })
  return { release: released.open, outcome: () => pulling }
}

function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}
