import { eq, like } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { simulator } from '@/lib/stripe/simulator'
import { stripeCalls } from '@/lib/stripe/table'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control } from '@/lib/testing/simulated-bank'
import { completionView } from './completion-view'

let stop: () => Promise<void>
let me: { cookie: string }
let admin: Viewer

beforeAll(async () => {
  stop = await startTestProduct()
  const { userId, email } = await makePerson('admin')
  admin = { userId, email, role: 'admin', name: 'An admin', holderId: null }
})
afterAll(() => stop())
beforeEach(async () => {
  me = await makePerson('customer')
  await changeSetting(admin, 'subscribe_new_accounts', true)
})
afterEach(() => vi.restoreAllMocks())

const identified = z.object({ id: z.string() })
const everyday = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

/** A session that its browser has ended, and that nobody has completed here. */
async function chosen(choice: typeof everyday, parameters: Record<string, unknown> = {}): Promise<string> {
  const body = { permissions: ['balances', 'transactions'], ...parameters }
  const opened = await askRoute('/api/stripe/financial_connections/sessions', { cookie: me.cookie, body })
  const session = identified.parse(opened.body).id
  await control(`sessions/${session}/complete`, choice)
  return session
}

async function complete(session: string) {
  const { status, body } = await askRoute(`/api/link-sessions/${session}/completion`, { cookie: me.cookie, body: {} })
  expect(status).toBe(200)
  return completionView.parse(body)
}

async function link(choice: typeof everyday, parameters: Record<string, unknown> = {}) {
  return complete(await chosen(choice, parameters))
}

async function callsOf(account: string): Promise<string[]> {
  const path = `/v1/financial_connections/accounts/${account}/`
  const rows = await database()
    .select()
    .from(stripeCalls)
    .where(like(stripeCalls.path, `${path}%`))
    .orderBy(stripeCalls.startedAt)
  return rows.map((row) => `${row.actor === 'system' ? 'system' : 'person'} ${row.path.slice(path.length)}`)
}

test('where the product is set so, a new account is subscribed by the product, and its transactions are asked once', async () => {
  const { accounts, failed } = await link(everyday)
  expect(failed).toEqual([])
  expect(accounts).toMatchObject([{ subscriptions: ['transactions'], transaction_refresh: { status: 'pending' } }])
  expect(await callsOf(accounts[0]?.id ?? '')).toEqual(['system subscribe', 'person refresh'])
  const [refresh] = await database()
    .select()
    .from(stripeCalls)
    .where(eq(stripeCalls.path, `/v1/financial_connections/accounts/${accounts[0]?.id}/refresh`))
  expect(refresh?.costCents).toBe(10)
})

test('where it is not, nothing is', async () => {
  await changeSetting(admin, 'subscribe_new_accounts', false)
  const { accounts } = await link(everyday)
  expect(accounts).toMatchObject([{ subscriptions: [], transaction_refresh: { status: 'pending' } }])
  expect(await callsOf(accounts[0]?.id ?? '')).toEqual(['person refresh'])
})

test('an account that does not share its transactions, or is not active, is left alone', async () => {
  const narrow = await link(everyday, { permissions: ['balances'] })
  const broken = await link({ institution: 'Test (Non-OAuth)', accounts: ['Failure'] })
  expect([...narrow.failed, ...broken.failed]).toEqual([])
  for (const { id, subscriptions } of [...narrow.accounts, ...broken.accounts]) {
    expect(subscriptions).toEqual([])
    expect(await callsOf(id)).not.toContain('system subscribe')
  }
})

test('two completions at once mean one subscription', async () => {
  const session = await chosen(everyday)
  const keys = await keysOfSubscribing(session)
  const [one, other] = await Promise.all([complete(session), complete(session)])
  expect([...one.failed, ...other.failed]).toEqual([])
  expect(one.accounts).toMatchObject([{ subscriptions: ['transactions'] }])
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('whoever has unsubscribed stays so, completing again and linking again', async () => {
  const session = await chosen(everyday)
  const id = (await complete(session)).accounts[0]?.id ?? ''
  const path = `/api/stripe/financial_connections/accounts/${id}/unsubscribe`
  await askRoute(path, { cookie: me.cookie, body: { features: ['transactions'] } })
  expect((await complete(session)).accounts).toMatchObject([{ id, subscriptions: [] }])
  expect((await link(everyday)).accounts).toMatchObject([{ id, subscriptions: [] }])
  expect((await callsOf(id)).filter((call) => call === 'system subscribe')).toHaveLength(1)
})

test.each([400, 500])('when Stripe answers %i, the account is linked and read all the same', async (status) => {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (!new URL(request.url).pathname.endsWith('/subscribe')) return through(request)
    return Response.json({ error: { type: 'api_error', message: 'Not today.' } }, { status })
  })
  const { accounts, failed } = await link(everyday)
  expect(failed).toEqual([])
  expect(accounts).toMatchObject([{ subscriptions: [], transaction_refresh: { status: 'pending' } }])
})

/** Lets two completions read the session before either goes on. Gives the idempotency keys with which they subscribe. */
async function keysOfSubscribing(session: string): Promise<(string | null)[]> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const keys: (string | null)[] = []
  const waiting: (() => void)[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/subscribe')) keys.push(request.headers.get('idempotency-key'))
    const response = await through(request)
    if (!pathname.endsWith(`/sessions/${session}`)) return response
    await new Promise<void>((go) => {
      waiting.push(go)
      if (waiting.length === 2) for (const release of waiting) release()
    })
    return response
  })
  return keys
}
