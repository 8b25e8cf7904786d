import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { listAccounts } from '@/lib/accounts/list-accounts'
import { storeAccount } from '@/lib/accounts/store-account'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { setBankClock } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { dayAfter, dayOfMoment, startOfDay } from '@/lib/format/day'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { balanceHistory } from './balance-history'
import { freshMs } from './fresh'
import { saidBy } from './said.fixture'
import { balanceSnapshots } from './table'
import { totalsOf } from './totals'

const histories = process.env.PROVE === '1' ? 300 : 6
const seed = Date.now() % 2 ** 31
const hourMs = 3_600_000
const beginning = Date.parse('2025-03-20T00:00:00Z')

let stop: () => Promise<void>
let nowMs = beginning
beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock(() => nowMs)
})
afterAll(async () => {
  setBankClock(undefined)
  await stop()
})

type World = { viewer: Viewer; holderId: string; ids: string[] }

async function makeWorld(count: number): Promise<World> {
  const [holder] = await database().insert(accountHolders).values({ type: 'customer' }).returning()
  const holderId = holder?.id ?? ''
  const viewer: Viewer = { userId: 'user_1', role: 'customer', name: 'A', email: 'a@example.test', holderId }
  return { viewer, holderId, ids: Array.from({ length: count }, () => `fca_${randomUUID().replaceAll('-', '')}`) }
}

/** What Stripe answers of an account at this hour goes into the mirror, as every answer does. */
async function say(world: World, index: number, changes: Omit<Parameters<typeof saidBy>[1], 'atMs'>): Promise<void> {
  const said = saidBy(world.ids[index] ?? '', { atMs: nowMs, ...changes })
  await storeAccount(database(), said, world.holderId, {})
}

const at = (hours: number) => {
  nowMs = beginning + hours * hourMs
}

/**
 * Hours between Stripe's answers, and what they say. Access that comes back brings a balance with it, as a new link does; and what a
 * bank confirms only after its word had grown old is left out here: that fills the stretch in between, which no total knew then.
 */
const step = fc.record({
  hours: fc.constantFrom(0.01, 1, 5, 11, 19, 30, 36, 50),
  account: fc.nat(3),
  money: fc.record({
    currency: fc.constantFrom('usd', 'jpy'),
    amount: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  }),
  as: fc.oneof(
    { weight: 6, arbitrary: fc.constant('reading') },
    { weight: 2, arbitrary: fc.constantFrom('confirmation', 'failure') },
    { weight: 1, arbitrary: fc.constantFrom('inactive', 'disconnected') },
  ),
})

test(`each past day says what the total said as it ended, and today what it says now: ${histories} histories (seed ${seed})`, {
  timeout: histories * 5000,
}, async () => {
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), zone, async (steps, tz) => {
      const world = await makeWorld(4)
      const ended = new Map<string, Record<string, number>>()
      const last = new Map<
        number,
        { amount: number; currency: string; balanceMs: number; confirmedMs: number; status: string }
      >()
      // Seconds past the hour, so that nothing happens in the very moment in which a day ends.
      nowMs = beginning + 7_000
      for (const { hours, account, money, as } of steps) {
        await goOn(world, hours * hourMs, tz, ended)
        const before = last.get(account)
        if (as === 'reading' || !before) {
          if (before?.status === 'disconnected') continue
          await say(world, account, { ...money, balanceMs: nowMs, refresh: 'succeeded' })
          last.set(account, { ...money, balanceMs: nowMs, confirmedMs: nowMs, status: 'active' })
        } else if (as === 'confirmation' || as === 'failure') {
          if (before.status !== 'active') continue
          const isInTime = nowMs - before.confirmedMs < freshMs
          const refresh = as === 'failure' || !isInTime ? 'failed' : 'succeeded'
          await say(world, account, { ...before, refresh })
          if (refresh === 'succeeded') last.set(account, { ...before, confirmedMs: nowMs })
        } else {
          await say(world, account, { ...before, refresh: 'failed', status: as })
          last.set(account, { ...before, status: as })
        }
      }
      for (const currency of ['usd', 'jpy']) {
        const history = await balanceHistory(world.viewer, { currency, tz, days: 100 })
        const expected = new Map([...ended].map(([day, sums]) => [day, sums[currency] ?? null]))
        const today = dayOfMoment(nowMs, tz)
        expected.set(today, (await sumsNow(world))[currency] ?? null)
        expect(history.data.at(-1)?.day ?? today).toBe(today)
        for (const { day, amount } of history.data) expect([day, amount]).toEqual([day, expected.get(day)])
        const earlier = [...expected].filter(([day]) => history.begins === null || day < history.begins)
        expect(earlier.filter(([, sum]) => sum !== null)).toEqual([])
      }
    }),
    { numRuns: histories, seed, endOnFailure: true },
  )
})

/** Lets time pass, and writes down what the page's total says as each day ends. */
async function goOn(world: World, ms: number, tz: string, ended: Map<string, Record<string, number>>): Promise<void> {
  const until = nowMs + ms
  for (let day = dayOfMoment(nowMs, tz); startOfDay(dayAfter(day), tz) <= until; day = dayAfter(day)) {
    nowMs = startOfDay(dayAfter(day), tz)
    ended.set(day, await sumsNow(world))
  }
  nowMs = until
}

async function sumsNow({ viewer }: World): Promise<Record<string, number>> {
  const { data } = await listAccounts(viewer)
  return Object.fromEntries(totalsOf(data, nowMs).sums.map(({ currency, amount }) => [currency, amount]))
}

const drawn = async (world: World, query: Parameters<typeof balanceHistory>[1] = {}) =>
  (await balanceHistory(world.viewer, query)).data.map(({ amount }) => amount)

describe('who joins and leaves', () => {
  test('is told on the first day it shows, by name, across a stretch that nobody read', async () => {
    const world = await makeWorld(2)
    at(9)
    await say(world, 0, { amount: 100, name: 'Everyday' })
    at(33)
    await say(world, 0, { amount: 120, name: 'Everyday' })
    await say(world, 1, { amount: -70, name: 'Card' })
    at(24 * 5 + 9)
    await say(world, 1, { amount: -50, name: 'Card' })
    const { data, accounts: named, begins } = await balanceHistory(world.viewer)
    const [everyday, card] = world.ids
    expect(begins).toBe('2025-03-20')
    expect(data).toEqual([
      { day: '2025-03-20', amount: 100, accounts: 1, joined: [], left: [] },
      { day: '2025-03-21', amount: 50, accounts: 2, joined: [card], left: [] },
      { day: '2025-03-22', amount: null, accounts: 0, joined: [], left: [] },
      { day: '2025-03-23', amount: null, accounts: 0, joined: [], left: [] },
      { day: '2025-03-24', amount: null, accounts: 0, joined: [], left: [] },
      { day: '2025-03-25', amount: -50, accounts: 1, joined: [], left: [everyday] },
    ])
    expect(named.map(({ display_name }) => display_name).sort()).toEqual(['Card', 'Everyday'])
    expect(await drawn(world, { account: everyday ?? '' })).toEqual([100, 120, null, null, null, null])
  })
})

describe('an account that took another’s place', () => {
  test('goes on from it, and neither day counts both', async () => {
    const world = await makeWorld(2)
    for (const day of [0, 1, 2]) {
      at(day * 24 + 9)
      await say(world, 0, { amount: 100 + day })
      if (day > 0) await say(world, 1, { amount: 500 + day, linkedMs: beginning + 33 * hourMs })
    }
    const [old = '', next = ''] = world.ids
    expect(await drawn(world)).toEqual([100, 602, 604])
    await database().update(accounts).set({ replacedBy: next }).where(eq(accounts.id, old))
    expect(await drawn(world)).toEqual([100, 501, 502])
    expect(await drawn(world, { account: next })).toEqual([100, 501, 502])
    await database().update(accounts).set({ replacement: 'asked' }).where(eq(accounts.id, next))
    await database().update(accounts).set({ replacedBy: null }).where(eq(accounts.id, old))
    expect(await drawn(world)).toEqual([100, 101, 102])
  })
})

test('of 50 accounts and two years has every day', async () => {
  const world = await makeWorld(50)
  at(24 * 730)
  for (const [index, id] of world.ids.entries()) {
    await say(world, index, { amount: 0, balanceMs: beginning })
    await database().execute(sql`
      insert into ${balanceSnapshots} (account_id, currency, as_of, confirmed_at, type, current)
      select ${id}, 'usd', at, at, 'cash', day
      from generate_series(1, 729) day, (select ${new Date(beginning).toISOString()}::timestamptz) begun (at0),
        lateral (select at0 + day * interval '1 day') of (at)`)
  }
  const sums = await drawn(world, { days: 730, tz: 'Europe/Berlin' })
  expect(sums).toHaveLength(730)
  expect(sums.every((sum) => sum !== null)).toBe(true)
})

describe('GET /api/balances/days', () => {
  test.each([
    ['days=0', 'days'],
    ['days=731', 'days'],
    ['days=many', 'days'],
    ['tz=Mars%2FOlympus', 'tz'],
    ['currency=dollars', 'currency'],
    ['since=2025-01-01', 'since'],
  ])('%s names the parameter', async (query, param) => {
    const { cookie } = await makePerson('customer')
    expect(await askRoute(`/api/balances/days?${query}`, { cookie })).toMatchObject({
      status: 400,
      body: { error: { param } },
    })
  })

  test('somebody who never linked has no history', async () => {
    const { cookie } = await makePerson('customer')
    expect((await askRoute('/api/balances/days', { cookie })).body).toEqual({
      currency: null,
      currencies: [],
      time_zone: 'UTC',
      begins: null,
      data: [],
      accounts: [],
    })
  })
})
