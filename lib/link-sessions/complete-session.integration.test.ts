import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { simulator } from '@/lib/stripe/simulator'
import { stripeCalls } from '@/lib/stripe/table'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control } from '@/lib/testing/simulated-bank'
import { completionView } from './completion-view'
import { linkSessions } from './table'

let stop: () => Promise<void>
let me: { cookie: string }

beforeAll(async () => {
  stop = await startTestProduct()
  me = await makePerson('customer')
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

const identified = z.object({ id: z.string() })

async function open(parameters: Record<string, unknown> = {}, headers: HeadersInit = {}): Promise<string> {
  const body = { permissions: ['balances', 'transactions', 'ownership'], ...parameters }
  return identified.parse(
    (await askRoute('/api/stripe/financial_connections/sessions', { cookie: me.cookie, body, headers })).body,
  ).id
}

async function complete(session: string, cookie = me.cookie, wanted: { account?: string } = {}) {
  const { status, body } = await askRoute(`/api/link-sessions/${session}/completion`, { cookie, body: wanted })
  expect(status).toBe(200)
  return completionView.parse(body)
}

async function refreshesOf(account: string): Promise<number> {
  const rows = await database().select().from(stripeCalls)
  return rows.filter(({ path }) => path === `/v1/financial_connections/accounts/${account}/refresh`).length
}

describe('linking', () => {
  test('stores the accounts, what was agreed to and how it ended, and asks for what nobody asked for yet', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, {
      institution: 'Test (Non-OAuth)',
      accounts: ['Success', 'High Balance'],
    })
    const { accounts: linked, failed } = await complete(session)
    expect(failed).toEqual([])
    expect(linked.map((account) => account.display_name).sort()).toEqual(['High Balance', 'Success'])
    for (const account of linked) {
      expect(account).toMatchObject({
        balance_refresh: { status: 'pending' },
        transaction_refresh: { status: 'pending' },
      })
      expect(account.ownership_refresh).toBeNull()
      expect(account.holder).toBeUndefined()
    }
    const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, session))
    expect(row).toMatchObject({ outcome: 'linked' })
    const given = await database()
      .select()
      .from(consents)
      .where(eq(consents.linkSessionId, row?.id ?? ''))
    expect(given).toMatchObject([{ permissions: ['balances', 'transactions', 'ownership'], wordsLanguage: 'en' }])
  })

  test('keeps in which language the words stood when somebody agreed, in whichever it is completed', async () => {
    const session = await open({}, { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' })
    await control(`sessions/${session}/complete`, { institution: 'Test (Non-OAuth)', accounts: ['Success'] })
    await complete(session)
    const [given] = await database()
      .select({ language: consents.wordsLanguage })
      .from(consents)
      .innerJoin(linkSessions, eq(linkSessions.id, consents.linkSessionId))
      .where(eq(linkSessions.stripeId, session))
    expect(given).toEqual({ language: 'es' })
  })

  test('asks for nothing that a prefetch has begun, nor without permission', async () => {
    const prefetch = await open({ permissions: ['balances', 'transactions'], prefetch: ['balances', 'transactions'] })
    await control(`sessions/${prefetch}/complete`, { institution: 'Test (OAuth)', accounts: ['House deposit'] })
    const [first] = (await complete(prefetch)).accounts
    expect(await refreshesOf(first?.id ?? '')).toBe(0)
    const narrow = await open({ permissions: ['balances'] })
    await control(`sessions/${narrow}/complete`, { institution: 'Bank (Non-OAuth)', accounts: ['Current'] })
    const [second] = (await complete(narrow)).accounts
    expect(second).toMatchObject({ balance_refresh: { status: 'pending' }, transaction_refresh: null })
  })

  test('twice, even at once, changes nothing more', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    const [once, again] = await Promise.all([complete(session), complete(session)])
    const third = await complete(session)
    expect(once.failed).toEqual([])
    expect(again.failed).toEqual([])
    expect(third.accounts.map(({ id }) => id)).toEqual(once.accounts.map(({ id }) => id))
    const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, session))
    expect(
      await database()
        .select()
        .from(consents)
        .where(eq(consents.linkSessionId, row?.id ?? '')),
    ).toHaveLength(1)
    const before = await refreshesOf(third.accounts[0]?.id ?? '')
    await complete(session)
    expect(await refreshesOf(third.accounts[0]?.id ?? '')).toBe(before)
  })

  test('leaving is a completion with nothing in it', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, { cancel: true })
    expect(await complete(session)).toEqual({ accounts: [], failed: [], known: [], relinked: null })
    const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, session))
    expect(row).toMatchObject({ outcome: 'left', accounts: [] })
  })

  test('is for whom the session is: not for another customer', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: ['Joint'] })
    const other = await makePerson('customer')
    const answer = await askRoute(`/api/link-sessions/${session}/completion`, { cookie: other.cookie, body: {} })
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'resource_missing' } } })
  })
})

describe('linking again', () => {
  afterEach(() => control('switches', { relink: 'same_id' }))

  /** Links one account at a bank of its own accounts, as the one that was wanted. */
  async function link(cookie: string, name: string, account?: string) {
    const opened = await askRoute('/api/stripe/financial_connections/sessions', {
      cookie,
      body: { permissions: ['balances'] },
    })
    const session = identified.parse(opened.body).id
    await control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: [name] })
    return complete(session, cookie, account === undefined ? {} : { account })
  }

  test('says whether the wanted account is back, and that an account was linked before', async () => {
    const { cookie } = await makePerson('customer')
    const first = await link(cookie, 'Everyday')
    const id = first.accounts[0]?.id ?? ''
    expect(first).toMatchObject({ known: [], relinked: null })
    expect(await link(cookie, 'Everyday', id)).toMatchObject({ known: [id], relinked: 'back' })
    const other = await link(cookie, 'Card', id)
    expect(other).toMatchObject({ known: [], relinked: 'other' })
    expect(other.accounts[0]?.id).not.toBe(id)
  })

  test('an account that comes under a new id is back where it took the place, and asked about where it may be another', async () => {
    const { cookie } = await makePerson('customer')
    const id = (await link(cookie, 'Everyday')).accounts[0]?.id ?? ''
    await control('switches', { relink: 'new_id' })
    await control('clock', { advance_seconds: 3600 })
    expect((await link(cookie, 'Everyday', id)).relinked).toBe('asked')
    const ended = (await link(cookie, 'Rainy day')).accounts[0]?.id ?? ''
    await control(`accounts/${ended}`, { status: 'inactive' })
    await pull(ended)
    await control('clock', { advance_seconds: 3600 })
    expect((await link(cookie, 'Rainy day', ended)).relinked).toBe('back')
  })

  test('somebody else’s account is nobody’s to link again', async () => {
    const [mine, theirs] = [await makePerson('customer'), await makePerson('customer')]
    const id = (await link(theirs.cookie, 'Everyday')).accounts[0]?.id ?? ''
    expect((await link(mine.cookie, 'Everyday', id)).relinked).toBeNull()
  })
})

describe('one bad account', () => {
  test('that is inactive by design is linked beside the good one, and asked for nothing', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, {
      institution: 'Test (Non-OAuth)',
      accounts: ['Failure', 'Insufficient Funds'],
    })
    const { accounts: linked, failed } = await complete(session)
    expect(failed).toEqual([])
    expect(linked.map(({ status }) => status).sort()).toEqual(['active', 'inactive'])
  })

  test('whose refresh Stripe refuses is named, and kept', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, {
      institution: 'Ownership Accounts',
      accounts: ['One owner', 'No owners'],
    })
    const refused = await refuse((path) => path.endsWith('/refresh'), 1)
    const { accounts: linked, failed } = await complete(session)
    expect(linked).toHaveLength(2)
    expect(failed).toEqual([{ id: refused(), message: 'Not today.' }])
  })

  test('that we do not understand is named, and hides nobody', async () => {
    const session = await open()
    await control(`sessions/${session}/complete`, {
      institution: 'Bank (Non-OAuth)',
      accounts: ['Nest egg', 'Pocket money'],
    })
    const broken = await breakFirstAccountOf(session)
    const { accounts: linked, failed } = await complete(session)
    expect(failed).toEqual([{ id: broken(), message: 'This account could not be read.' }])
    expect(linked).toHaveLength(1)
    expect(await database().select().from(accounts).where(eq(accounts.id, broken()))).toEqual([])
  })
})

/** Lets Stripe refuse these calls so many times. Gives the account that it refused. */
async function refuse(matches: (path: string) => boolean, times: number): Promise<() => string> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let left = times
  let account = ''
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const { pathname } = new URL(request.url)
    if (left === 0 || !matches(pathname)) return through(request)
    left -= 1
    account = pathname.split('/').at(-2) ?? ''
    return Response.json({ error: { type: 'invalid_request_error', message: 'Not today.' } }, { status: 400 })
  })
  return () => account
}

/** Lets Stripe answer something of the session's first account that no page of theirs describes. */
async function breakFirstAccountOf(session: string): Promise<() => string> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const list = z.looseObject({ accounts: z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) }) })
  let broken = ''
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const response = await through(request)
    if (!new URL(request.url).pathname.endsWith(`/sessions/${session}`)) return response
    const body = list.parse(await response.json())
    const [first, ...rest] = body.accounts.data
    broken = first?.id ?? ''
    const data = [{ id: broken, object: 'financial_connections.account', status: 7 }, ...rest]
    return Response.json({ ...body, accounts: { ...body.accounts, data } }, { headers: response.headers })
  })
  return () => broken
}
