import type { Server } from 'node:http'
import { desc, eq, inArray, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { readEnv } from '@/lib/env/read-env'
import { createSimulator, type Simulator } from '@/lib/simulator'
import { serve } from '@/lib/simulator/server'
import { stripe } from '@/lib/stripe/client'
import { stripeCalls } from '@/lib/stripe/table'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { startTestProduct } from '@/lib/testing/product'
import { adopt } from './adopt'
import { catchUp } from './catch-up'
import { eventFeeds } from './table'

const key = 'sk_test_adopting'
let bank: Simulator
let server: Server
let stop: () => Promise<void>
let known: { customer: string; accounts: string[] }[]

beforeAll(async () => {
  bank = await createSimulator()
  server = serve(bank)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  stop = await startTestProduct({
    STRIPE_SECRET_KEY: key,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_adopting',
    STRIPE_API_BASE: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    STRIPE_CALLS_PER_SECOND: '1000',
  })
  known = [await link('Ada', ['Everyday', 'Joint']), await link('Grace', ['Everyday']), await link('Edith', ['Joint'])]
  await control('clock', { advance_seconds: 60 })
})
afterAll(async () => {
  await stop()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => database().execute(sql`truncate accounts, account_holders, event_feeds, stripe_calls cascade`))
afterEach(() => vi.restoreAllMocks())

async function control(path: string, body: unknown): Promise<void> {
  const response = await bank.fetch(
    new Request(`http://simulator/_simulator/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  expect(response.status).toBe(200)
}

/** What the business did with another program of its own. */
async function link(name: string, names: string[]) {
  const customer = await stripe().customers.create({ name, email: `${name.toLowerCase()}@example.test` })
  const sessions = stripe().financialConnections.sessions
  const { id } = await sessions.create({
    account_holder: { type: 'customer', customer: customer.id },
    permissions: ['balances', 'transactions'],
    prefetch: ['balances', 'transactions'],
  })
  await control(`sessions/${id}/complete`, { institution: 'Bank (OAuth)', accounts: names })
  const linked = (await sessions.retrieve(id)).accounts.data.map((account) => account.id)
  expect(linked).toHaveLength(names.length)
  return { customer: customer.id, accounts: linked }
}

const allIds = () => known.flatMap(({ accounts: ids }) => ids)
const mirrored = async () => (await database().select().from(accounts)).map(({ id }) => id).sort()
const accountPath = /\/v1\/financial_connections\/accounts\/([^/]+)$/

/** Has Stripe list two accounts a page. Gives the ids that single reads ask for, as they are asked. */
function watch(answer?: (id: string) => Response | null): { read: string[]; pages: URL[] } {
  const through = globalThis.fetch
  const read: string[] = []
  const pages: URL[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (!(input instanceof Request)) return through(input, init)
    const url = new URL(input.url)
    const id = accountPath.exec(url.pathname)?.[1]
    if (id !== undefined) read.push(id)
    if (url.pathname.endsWith('/accounts')) pages.push(url)
    if (url.pathname.endsWith('/accounts')) url.searchParams.set('limit', '2')
    return (id !== undefined && answer?.(id)) || through(new Request(url, input), init)
  })
  return { read, pages }
}

async function adoptedAt(): Promise<Date | null> {
  const [row] = await database().select().from(eventFeeds).where(eq(eventFeeds.stripeAccount, 'platform'))
  return row?.adoptedAt ?? null
}

test('all accounts that the business had are mirrored, page after page, with holders that are nobody who signs in', async () => {
  const { pages } = watch()
  await adopt()
  expect(pages).toHaveLength(2)
  expect(await mirrored()).toEqual(allIds().sort())
  for (const id of allIds()) expect(await mirrorOf(id)).toEqual(await truthOf(id))
  expect((await mirrorOf(allIds()[0] ?? '')).length).toBeGreaterThan(0)
  const holders = await database().select().from(accountHolders).orderBy(desc(accountHolders.name))
  expect(holders).toMatchObject([
    { name: 'Grace', email: 'grace@example.test', userId: null, customer: known[1]?.customer },
    { name: 'Edith', email: 'edith@example.test', userId: null, customer: known[2]?.customer },
    { name: 'Ada', email: 'ada@example.test', userId: null, customer: known[0]?.customer },
  ])
  const ofAda = await database()
    .select()
    .from(accounts)
    .where(inArray(accounts.id, known[0]?.accounts ?? []))
  expect(ofAda.map(({ holderId }) => holderId)).toEqual([holders[2]?.id, holders[2]?.id])
})

test('it waits behind everybody else, and once it is done asks nothing more', async () => {
  await adopt()
  const calls = await database().select().from(stripeCalls)
  expect(new Set(calls.map(({ actor }) => actor))).toEqual(new Set(['sweep']))
  expect(await adoptedAt()).not.toBeNull()
  await adopt()
  expect(await database().select().from(stripeCalls)).toHaveLength(calls.length)
})

test('stopped midway, it goes on with what is left', async () => {
  const stopping = new AbortController()
  watch(() => {
    stopping.abort()
    return null
  })
  await adopt(stopping.signal)
  const before = await mirrored()
  expect(before).toHaveLength(1)
  expect(await adoptedAt()).toBeNull()
  vi.restoreAllMocks()
  const { read } = watch()
  await adopt()
  expect(read.filter((id) => before.includes(id))).toEqual([])
  expect(await mirrored()).toEqual(allIds().sort())
  expect(await adoptedAt()).not.toBeNull()
})

test('one that was begun and never read is read', async () => {
  await adopt()
  const [id = ''] = allIds()
  await database().update(accounts).set({ pulledAt: null, watermark: null }).where(eq(accounts.id, id))
  await database().delete(eventFeeds)
  const { read } = watch()
  await adopt()
  expect(new Set(read)).toEqual(new Set([id]))
})

test('one that cannot be read holds up no other, and has its turn again', async () => {
  const [bad = ''] = known[1]?.accounts ?? []
  const error = { type: 'invalid_request_error', message: 'Not today.' }
  watch((id) => (id === bad ? Response.json({ error }, { status: 400 }) : null))
  await adopt()
  expect(await mirrored()).toEqual(
    allIds()
      .filter((id) => id !== bad)
      .sort(),
  )
  expect(await adoptedAt()).toBeNull()
  vi.restoreAllMocks()
  await adopt()
  expect(await mirrored()).toEqual(allIds().sort())
  expect(await adoptedAt()).not.toBeNull()
})

test('one that can never be read is given up after fifteen rounds, and all others are here', async () => {
  const [bad = ''] = known[1]?.accounts ?? []
  const error = { type: 'invalid_request_error', message: 'Never.' }
  watch((id) => (id === bad ? Response.json({ error }, { status: 400 }) : null))
  for (let round = 1; round < 15; round++) await adopt()
  expect(await adoptedAt()).toBeNull()
  await adopt()
  expect(await adoptedAt()).not.toBeNull()
  expect(await mirrored()).not.toContain(bad)
})

test('one without a holder is nobody’s, and keeps nothing from its end', async () => {
  const [ada, grace, edith] = known
  const through = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await through(input, init)
    if (!(input instanceof Request) || !new URL(input.url).pathname.endsWith('/accounts')) return answer
    const { data, ...page } = await answer.json()
    const silent = (each: { account_holder: { customer: string } }) =>
      each.account_holder.customer === ada?.customer ? { ...each, account_holder: null } : each
    return Response.json({ ...page, data: data.map(silent) }, { headers: { 'request-id': 'req_1' } })
  })
  await adopt()
  expect(await mirrored()).toEqual([grace, edith].flatMap((each) => each?.accounts ?? []).sort())
  expect(await adoptedAt()).not.toBeNull()
})

test('told to come later, it asks no further', async () => {
  const error = { type: 'rate_limit_error', message: 'Later.' }
  const { read } = watch(() => Response.json({ error }, { status: 429, headers: { 'retry-after': '30' } }))
  await adopt()
  expect(new Set(read).size).toBe(1)
  expect(await adoptedAt()).toBeNull()
})

test('after a gap that Stripe’s memory does not span, what was linked meanwhile comes too', async () => {
  await adopt()
  await database()
    .update(eventFeeds)
    .set({ seenUntil: new Date(now() - 40 * 86_400_000) })
  known.push(await link('Mary', ['Everyday']))
  await adopt()
  expect(await mirrored()).not.toEqual(allIds().sort())
  await catchUp()
  await adopt()
  expect(await mirrored()).toEqual(allIds().sort())
})

test('one instance at a time, and none in the simulator', async () => {
  await withLease(database(), 'adopt', { ttlMs: 60_000 }, () => adopt())
  const withKey = globalThis.tidewaterEnv
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
  await adopt()
  globalThis.tidewaterEnv = withKey
  expect(await database().select().from(stripeCalls)).toEqual([])
})
