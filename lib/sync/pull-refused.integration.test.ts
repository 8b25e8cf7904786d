import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { simulatorKey } from '@/lib/stripe/simulator-key'
import { stripeCalls } from '@/lib/stripe/table'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { transactionRevisions } from '@/lib/transactions/table'
import { pull } from './pull'

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

async function linked(): Promise<string> {
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  const { accounts: ids } = await linkBank(cookie, choice, { permissions: ['balances', 'transactions'] })
  const [id = ''] = ids
  await letBanksAnswer()
  await pull(id)
  return id
}

async function newDay(id: string): Promise<void> {
  await control('clock', { advance_seconds: 86_400 })
  const body = { features: ['balance', 'transactions'] }
  await askRoute(`/api/stripe/financial_connections/accounts/${id}/refresh`, { cookie, body })
  await letBanksAnswer()
}

async function row(id: string) {
  const [found] = await database().select().from(accounts).where(eq(accounts.id, id))
  if (!found) throw new Error(`${id} is not in the mirror`)
  return found
}

type Error = { status?: number; code?: string; meanwhile?: () => Promise<unknown> }

/** Refuses lists of transactions as `error` says, as often as told; returns what each list was asked with. */
async function refuseListings(times: number, { status = 400, code, meanwhile }: Error): Promise<URLSearchParams[]> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const asked: URLSearchParams[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const url = new URL(request.url)
    if (!url.pathname.endsWith('/transactions')) return through(request)
    asked.push(url.searchParams)
    if (asked.length > times) return through(request)
    await meanwhile?.()
    const error = { type: 'invalid_request_error', message: 'No.', ...(code && { code }) }
    return Response.json({ error }, { status })
  })
  return asked
}

const after = 'transaction_refresh[after]'

test.each([
  ['a code of its own', { code: 'parameter_invalid' }],
  ['no code', {}],
  ['a 404', { status: 404, code: 'resource_missing' }],
])('a watermark refused with %s is given up for one full listing', async (_, error) => {
  const id = await linked()
  await newDay(id)
  const asked = await refuseListings(1, error)
  expect(await pull(id)).toBe('pulled')
  expect(asked.map((query) => query.has(after) || query.has('starting_after')).slice(0, 2)).toEqual([true, false])
  expect(asked.filter((query) => !query.has('starting_after') && !query.has(after))).toHaveLength(1)
  const { watermark, transactionRefresh } = await row(id)
  expect(watermark).toBe(transactionRefresh?.id)
  vi.restoreAllMocks()
  expect(await mirrorOf(id)).toEqual(await truthOf(id))
})

test('"not ready" although the account says otherwise is a wait: nothing listed anew, nothing lost, and it comes again', async () => {
  const id = await linked()
  const before = await row(id)
  await newDay(id)
  const asked = await refuseListings(1, { code: 'financial_connections_no_successful_transaction_refresh' })
  expect(await pull(id)).toBe('pulled')
  expect(asked).toHaveLength(1)
  const { watermark, pullDueAt } = await row(id)
  expect(watermark).toBe(before.watermark)
  expect(pullDueAt?.getTime()).toBeGreaterThan(now() - 60_000)
  vi.restoreAllMocks()
  await pull(id)
  expect(await mirrorOf(id)).toEqual(await truthOf(id))
  expect((await row(id)).pullDueAt).toBeNull()
})

test('what a refusal means is decided by reading the account again: here it was disconnected meanwhile', async () => {
  const id = await linked()
  const before = await mirrorOf(id)
  await newDay(id)
  await refuseListings(1, { meanwhile: () => control(`accounts/${id}`, { status: 'disconnected' }) })
  expect(await pull(id)).toBe('pulled')
  expect(await row(id)).toMatchObject({ status: 'disconnected', pullDueAt: null })
  expect(await mirrorOf(id)).toEqual(before)
})

test('an inactive account whose lists are refused keeps its history, and is no failure', async () => {
  const id = await linked()
  const before = await mirrorOf(id)
  await newDay(id)
  await control(`accounts/${id}`, { status: 'inactive' })
  await refuseListings(9, { code: 'financial_connections_account_inactive' })
  expect(await pull(id)).toBe('pulled')
  expect(await row(id)).toMatchObject({ status: 'inactive', balance: { type: 'cash' } })
  expect(await mirrorOf(id)).toEqual(before)
})

test.each([409, 424])(
  'a refusal of the moment (%i) is a failure to be tried again, not one of the watermark',
  async (status) => {
    const id = await linked()
    const before = await row(id)
    await newDay(id)
    const asked = await refuseListings(99, { status })
    await expect(pull(id)).rejects.toThrow()
    for (const query of asked) expect(query.get(after)).toBe(before.watermark)
    expect((await row(id)).watermark).toBe(before.watermark)
  },
)

test('a row that Stripe lists no more stays, and a listing that is repeated tells no change twice', async () => {
  const id = await linked()
  await newDay(id)
  await pull(id)
  const before = await mirrorOf(id)
  const revisions = () => database().select().from(transactionRevisions).where(eq(transactionRevisions.accountId, id))
  const told = await revisions()
  await database().update(accounts).set({ watermark: null }).where(eq(accounts.id, id))
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const response = await through(request)
    if (!new URL(request.url).pathname.endsWith('/transactions')) return response
    const page = z.looseObject({ data: z.array(z.looseObject({})) }).parse(await response.json())
    return Response.json({ ...page, data: page.data.slice(1) })
  })
  await pull(id)
  expect(await mirrorOf(id)).toEqual(before)
  expect(await revisions()).toEqual(told)
})

test('a long listing that breaks off keeps its pages but not the watermark, and the next pull completes it', async () => {
  const id = await linked()
  await control(`accounts/${id}`, { transactions_count: 6000 })
  await newDay(id)
  const before = await row(id)
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let pages = 0
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (new URL(request.url).pathname.endsWith('/transactions')) pages += 1
    if (pages > 52) throw new TypeError('the line is cut')
    return through(request)
  })
  await expect(pull(id)).rejects.toThrow()
  expect((await mirrorOf(id)).length).toBeGreaterThanOrEqual(5000)
  expect((await mirrorOf(id)).length).toBeLessThan(6000)
  expect((await row(id)).watermark).toBe(before.watermark)
  vi.restoreAllMocks()
  await pull(id)
  expect(await mirrorOf(id)).toEqual(await truthOf(id))
  const { watermark, transactionRefresh } = await row(id)
  expect(watermark).toBe(transactionRefresh?.id)
})

test('a listing refused while a refresh began and ended is no failure', async () => {
  const id = await linked()
  await database().update(accounts).set({ watermark: null }).where(eq(accounts.id, id))
  await refuseListings(1, { meanwhile: () => newDay(id) })
  await pull(id)
  await pull(id)
  expect(await mirrorOf(id)).toEqual(await truthOf(id))
  expect((await row(id)).watermark).toBe((await row(id)).transactionRefresh?.id)
})

test('an account of a connected business is read, and later acted upon, as that business', async () => {
  const shop = 'acct_1Shop'
  const id = await linkedUnder(shop)
  await expect(pull(id)).rejects.toThrow('No such')
  await database().delete(stripeCalls)

  expect(await pull(id, { by: 'webhook', stripeAccount: shop })).toBe('pulled')
  expect(await row(id)).toMatchObject({ stripeAccount: shop, watermark: expect.any(String) })
  expect((await mirrorOf(id)).length).toBeGreaterThan(100)
  const support = await makePerson('support')
  const body = { features: ['balance'] }
  const path = `/api/stripe/financial_connections/accounts/${id}`
  const transaction = (await mirrorOf(id))[0]?.id
  const asked = [
    await askRoute(path, support),
    await askRoute(`${path}/refresh`, { ...support, body }),
    await askRoute(`/api/stripe/financial_connections/transactions?account=${id}`, support),
    await askRoute(`/api/stripe/financial_connections/transactions/${transaction}`, support),
  ]
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  await pull(id)
  const calls = await database().select().from(stripeCalls)
  for (const call of calls) expect(call).toMatchObject({ stripeAccount: shop })
  expect(new Set(calls.map(({ actor }) => actor))).toEqual(new Set(['webhook', 'system', support.userId]))
})

/** What a connected business did by itself, with Stripe alone. */
async function linkedUnder(stripeAccount: string): Promise<string> {
  const sdk = stripe()
  const options = { stripeAccount }
  const { id: customer } = await sdk.customers.create({ name: 'A shopper' }, options)
  const asked = {
    account_holder: { type: 'customer', customer },
    permissions: ['balances', 'transactions'],
    prefetch: ['transactions'],
  } satisfies Stripe.FinancialConnections.SessionCreateParams
  const { id: session } = await sdk.financialConnections.sessions.create(asked, options)
  const headers = {
    authorization: `Bearer ${simulatorKey}`,
    'stripe-account': stripeAccount,
    'content-type': 'application/json',
  }
  const control = async (path: string, body: object) =>
    (await simulator()).fetch(
      new Request(`http://simulator/_simulator/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    )
  await control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  await control('clock', { advance_seconds: 60 })
  const { data } = await sdk.financialConnections.accounts.list({ session }, options)
  return data[0]?.id ?? ''
}
