import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { database } from '@/lib/db/client'
import { leases } from '@/lib/db/table'
import { simulator } from '@/lib/stripe/simulator'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { transactionRevisions, transactions } from '@/lib/transactions/table'
import { pullDueAccounts } from './due-accounts'
import { pull } from './pull'

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

const days = (count: number) => control('clock', { advance_seconds: count * 86_400 })

async function link(...names: string[]): Promise<string[]> {
  const permissions = ['balances', 'transactions']
  const { accounts: linked } = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: names }, { permissions })
  return linked
}

async function linked(name: string): Promise<string> {
  const [id = ''] = await link(name)
  await letBanksAnswer()
  await pull(id)
  return id
}

async function refresh(id: string): Promise<void> {
  const body = { features: ['balance', 'transactions'] }
  await askRoute(`/api/stripe/financial_connections/accounts/${id}/refresh`, { cookie, body })
  await letBanksAnswer()
}

async function row(id: string) {
  const [found] = await database().select().from(accounts).where(eq(accounts.id, id))
  if (!found) throw new Error(`${id} is not in the mirror`)
  return found
}

describe('a pull', () => {
  test('before the bank answered is a wait: nothing is missed, and the job comes again', async () => {
    const [id = ''] = await link('Everyday')
    expect(await pull(id)).toBe('pulled')
    expect(await row(id)).toMatchObject({ watermark: null, pullDueAt: expect.any(Date) })
    await letBanksAnswer()
    expect(await pull(id)).toBe('pulled')
    const after = await row(id)
    expect(after).toMatchObject({ watermark: after.transactionRefresh?.id, pullDueAt: null })
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
    expect((await mirrorOf(id)).length).toBeGreaterThan(100)
  })

  test('keeps one balance for each time the bank said one', async () => {
    const id = await linked('Rainy day')
    await pull(id)
    await days(1)
    await refresh(id)
    await pull(id)
    const kept = await database().select().from(balanceSnapshots).where(eq(balanceSnapshots.accountId, id))
    expect(new Set(kept.map(({ asOf }) => asOf.getTime())).size).toBe(2)
    expect(kept).toHaveLength(2)
  })

  test('keeps what a transaction was before', async () => {
    const id = await linked('Everyday')
    const pending = (await mirrorOf(id)).filter(({ status }) => status === 'pending')
    await days(10)
    await refresh(id)
    await pull(id)
    const changes = and(eq(transactionRevisions.accountId, id), eq(transactionRevisions.field, 'status'))
    const kept = await database().select().from(transactionRevisions).where(changes)
    expect(kept.map(({ transactionId }) => transactionId).sort()).toEqual(pending.map((was) => was.id).sort())
    for (const change of kept) expect(change).toMatchObject({ before: 'pending' })
  })

  test('after a disconnect keeps the history and the last balance', async () => {
    const id = await linked('Joint')
    const before = await mirrorOf(id)
    await askRoute(`/api/stripe/financial_connections/accounts/${id}/disconnect`, { cookie, body: {} })
    expect(await pull(id)).toBe('pulled')
    expect(await mirrorOf(id)).toEqual(before)
    expect(await row(id)).toMatchObject({ status: 'disconnected', balance: { type: 'cash' } })
  })

  test('whose watermark Stripe refuses lists everything once', async () => {
    const id = await linked('Everyday')
    await database().update(accounts).set({ watermark: 'fctxnref_1gone' }).where(eq(accounts.id, id))
    await database().delete(transactions).where(eq(transactions.accountId, id))
    await pull(id)
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
    expect((await row(id)).watermark).toBe((await row(id)).transactionRefresh?.id)
  })

  test('that finds a failed refresh reads what earlier ones brought, and leaves the watermark', async () => {
    const id = await linked('Everyday')
    const { watermark } = await row(id)
    await days(5)
    await refresh(id)
    await sayRefreshFailed(id)
    await pull(id)
    expect(await row(id)).toMatchObject({ watermark, transactionRefresh: { status: 'failed' } })
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
  })
})

describe('two at once', () => {
  test('on one account: the second finds it busy', async () => {
    const id = await linked('Everyday')
    await days(5)
    await refresh(id)
    const slow = await holdNextListing()
    const first = pull(id)
    await slow.reached
    expect(await pull(id)).toBe('busy')
    slow.release()
    expect(await first).toBe('pulled')
  })

  test('a worker that lost its lease on the way never moves the watermark back', async () => {
    const id = await linked('Everyday')
    await days(5)
    await refresh(id)
    const slow = await holdNextListing()
    const late = pull(id).catch((error: unknown) => error)
    await slow.reached
    await database()
      .update(leases)
      .set({ until: new Date(0) })
      .where(eq(leases.name, `pull:${id}`))
    await days(5)
    await refresh(id)
    await pull(id)
    const { watermark, version } = await row(id)
    slow.release()
    expect(await late).not.toBe('pulled')
    expect(await row(id)).toMatchObject({ watermark, version })
    expect(await mirrorOf(id)).toEqual(await truthOf(id))
  })

  test('a disconnect while a pull was reading is not undone by it', async () => {
    const id = await linked('Everyday')
    await days(5)
    await refresh(id)
    const slow = await holdNextListing()
    const late = pull(id)
    await slow.reached
    await askRoute(`/api/stripe/financial_connections/accounts/${id}/disconnect`, { cookie, body: {} })
    slow.release()
    await late
    expect(await row(id)).toMatchObject({ status: 'disconnected' })
  })
})

describe('the job', () => {
  test('pulls what is due, and an account that fails keeps nobody else waiting', async () => {
    const [bad = '', good = ''] = await link('Joint', 'House deposit')
    await letBanksAnswer()
    await refuse(`/accounts/${bad}`)
    await database()
      .update(accounts)
      .set({ pullDueAt: new Date(0) })
    await pullDueAccounts()
    expect(await row(good)).toMatchObject({ pullDueAt: null, watermark: expect.any(String) })
    expect(await row(bad)).toMatchObject({ pullDueAt: expect.any(Date), pullAttempts: expect.any(Number) })
    expect((await row(bad)).pullDueAt?.getTime()).toBeGreaterThan(0)
  })

  test('leaves alone what Stripe no longer knows', async () => {
    const id = await linked('Everyday')
    await database()
      .insert(accounts)
      .values({ ...(await row(id)), id: 'fca_1gone' })
    await database()
      .update(accounts)
      .set({ pullDueAt: new Date(0) })
      .where(eq(accounts.id, 'fca_1gone'))
    await pullDueAccounts()
    expect(await row('fca_1gone')).toMatchObject({ pullDueAt: null })
  })
})

const account = z.looseObject({ transaction_refresh: z.looseObject({}) })

/** Lets Stripe's account say that its last refresh of transactions failed. */
async function sayRefreshFailed(id: string): Promise<void> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const response = await through(request)
    if (!new URL(request.url).pathname.endsWith(`/accounts/${id}`)) return response
    const body = account.parse(await response.json())
    return Response.json({ ...body, transaction_refresh: { ...body.transaction_refresh, status: 'failed' } })
  })
}

async function refuse(path: string): Promise<void> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (!new URL(request.url).pathname.endsWith(path)) return through(request)
    return Response.json({ error: { type: 'invalid_request_error', message: 'Not today.' } }, { status: 400 })
  })
}

/** Holds the answer to the next list of transactions until it is released. */
async function holdNextListing(): Promise<{ reached: Promise<void>; release: () => void }> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const [reached, released] = [gate(), gate()]
  let isHeld = false
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const response = await through(request)
    if (isHeld || !new URL(request.url).pathname.endsWith('/transactions')) return response
    isHeld = true
    reached.open()
    await released.passed
    return response
  })
  return { reached: reached.passed, release: released.open }
}

function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}
