import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { now, setBankClock } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { withLease } from '@/lib/db/leases'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { stripeCalls } from '@/lib/stripe/table'
import { catchUp } from '@/lib/sync/catch-up'
import { readOpenSessions } from '@/lib/sync/open-sessions'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer } from '@/lib/testing/simulated-bank'
import { workOff } from '@/lib/testing/work-off'
import { webhookEvents } from '@/lib/webhooks/table'
import { completionView } from './completion-view'
import { latestSession } from './latest-session'
import { linkSessions } from './table'

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock((await simulator()).now)
  cookie = (await makePerson('customer')).cookie
})
afterAll(async () => {
  setBankClock(undefined)
  await stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

const minute = 60_000
const identified = z.object({ id: z.string() })
const url = '/api/stripe/financial_connections/sessions'

async function open(): Promise<string> {
  const body = { permissions: ['balances', 'transactions'] }
  return identified.parse((await askRoute(url, { cookie, body })).body).id
}

/** What a person does whose browser then dies. */
async function linkAndVanish(institution: string, names: string[]): Promise<string> {
  const session = await open()
  await control(`sessions/${session}/complete`, { institution, accounts: names })
  return session
}

async function rowOf(session: string) {
  const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, session))
  if (!row) throw new Error('no such session')
  return row
}

async function expectLinked(session: string, count: number): Promise<string[]> {
  const row = await rowOf(session)
  expect(row).toMatchObject({ outcome: 'linked', readDueAt: null, finishedAt: expect.any(Date) })
  expect(row.accounts).toHaveLength(count)
  const agreed = await database().select().from(consents).where(eq(consents.linkSessionId, row.id))
  expect(agreed).toMatchObject([{ holderId: row.holderId, permissions: ['balances', 'transactions'] }])
  await letBanksAnswer()
  await workOff()
  for (const id of row.accounts) {
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
    expect((await mirrorOf(id)).length).toBeGreaterThan(0)
  }
  return row.accounts
}

async function refreshes() {
  const calls = await database().select().from(stripeCalls)
  return calls.filter(({ path }) => path.endsWith('/refresh'))
}

describe('the page that somebody comes back to', () => {
  const person = { role: 'customer', name: 'Wren', email: 'wren@example.test' } as const

  test('finds what they opened last within the hour, and nobody else’s', async () => {
    await open()
    vi.setSystemTime(now() + 1)
    const session = await open()
    const { holderId, askedBy } = await rowOf(session)
    const viewer = { ...person, userId: askedBy ?? '' }
    expect(await latestSession({ ...viewer, holderId })).toBe(session)
    expect(await latestSession({ ...viewer, userId: 'somebody else', holderId })).toBeNull()
    expect(await latestSession({ ...viewer, holderId: null })).toBeNull()
    expect(await latestSession({ ...viewer, holderId: crypto.randomUUID() })).toBeNull()
    vi.setSystemTime(now() + 60 * minute)
    expect(await latestSession({ ...viewer, holderId })).toBeNull()
  })
})

describe('an account of ours whose browser never came back', () => {
  test('has its session completed by what Stripe announces, and once if the browser comes later', async () => {
    const session = await linkAndVanish('Bank (OAuth)', ['Everyday', 'Joint'])
    const other = await open()
    await catchUp()
    await workOff()
    const linked = await expectLinked(session, 2)
    const asked = await refreshes()
    expect(asked).toHaveLength(2)
    expect(new Set(asked.map(({ actor }) => actor))).toEqual(new Set(['webhook']))
    expect(await rowOf(other)).toMatchObject({ outcome: 'open' })
    const { body } = await askRoute(`/api/link-sessions/${session}/completion`, { cookie, body: {} })
    const late = completionView.parse(body)
    expect(late.accounts.map(({ id }) => id).sort()).toEqual([...linked].sort())
    expect(late.failed).toEqual([])
    await expectLinked(session, 2)
    expect(await refreshes()).toHaveLength(2)
  })

  test('is linked although the browser said that nothing was', async () => {
    const session = await open()
    await askRoute(`/api/link-sessions/${session}/completion`, { cookie, body: {} })
    expect(await rowOf(session)).toMatchObject({ outcome: 'left', readDueAt: null })
    await control(`sessions/${session}/complete`, { institution: 'Test (OAuth)', accounts: ['House deposit'] })
    await catchUp()
    await workOff()
    await expectLinked(session, 1)
  })

  test('of a holder that is not ours is kept as such, and nothing is read', async () => {
    const customer = (await stripe().customers.create({})).id
    const account_holder = { type: 'customer' as const, customer }
    const { id } = await stripe().financialConnections.sessions.create({ account_holder, permissions: ['balances'] })
    await control(`sessions/${id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    await database().delete(webhookEvents)
    await database().delete(stripeCalls)
    await catchUp()
    await workOff()
    const kept = await database().select().from(webhookEvents).where(eq(webhookEvents.reason, 'holder_not_ours'))
    expect(kept.map(({ type }) => type)).toContain('financial_connections.account.created')
    const foreign = kept[0]?.objectId ?? ''
    expect(await database().select().from(accounts).where(eq(accounts.id, foreign))).toEqual([])
    expect((await database().select().from(stripeCalls)).filter(({ path }) => path.includes(foreign))).toEqual([])
  })
})

describe('without anything announced, an open session', () => {
  test('is read again after a minute, and linked', async () => {
    const session = await linkAndVanish('Bank (Non-OAuth)', ['Current'])
    await readOpenSessions()
    expect(await rowOf(session)).toMatchObject({ outcome: 'open' })
    vi.setSystemTime(now() + minute)
    await readOpenSessions()
    await expectLinked(session, 1)
    expect((await refreshes()).at(-1)).toMatchObject({ actor: 'system' })
  })

  test('is read ever less often, and after a day it was left', async () => {
    const session = await open()
    const opened = now()
    const ages: number[] = []
    for (let row = await rowOf(session); row.readDueAt; row = await rowOf(session)) {
      ages.push(Math.round((row.readDueAt.getTime() - opened) / minute))
      vi.setSystemTime(row.readDueAt)
      await readOpenSessions()
    }
    expect(ages.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 64, 124])
    expect(ages.length).toBeLessThan(32)
    expect(now() - opened).toBeGreaterThanOrEqual(24 * 60 * minute)
    expect(await rowOf(session)).toMatchObject({ outcome: 'left', accounts: [], finishedAt: expect.any(Date) })
  })

  test('is read by one instance at a time', async () => {
    const session = await open()
    const { readDueAt } = await rowOf(session)
    vi.setSystemTime(now() + minute)
    await withLease(database(), 'open-sessions', { ttlMs: minute }, () => readOpenSessions())
    expect(await rowOf(session)).toMatchObject({ readDueAt })
  })

  test('that Stripe no longer knows was left', async () => {
    const session = await open()
    await control('reset', {})
    vi.setSystemTime(now() + minute)
    await readOpenSessions()
    expect(await rowOf(session)).toMatchObject({ outcome: 'left', readDueAt: null })
  })
})
