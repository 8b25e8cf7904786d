import { randomUUID } from 'node:crypto'
import { eq, isNotNull } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { reachAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { linkSessions } from '@/lib/link-sessions/table'
import { messages } from '@/lib/mail/table'
import { stripe } from '@/lib/stripe/client'
import { adopt } from '@/lib/sync/adopt'
import { catchUp } from '@/lib/sync/catch-up'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { readOpenSessions } from '@/lib/sync/open-sessions'
import { pull } from '@/lib/sync/pull'
import { sweep } from '@/lib/sync/sweep'
import { eventFeeds } from '@/lib/sync/table'
import { allText, tablesWith } from '@/lib/testing/all-text'
import { askRoute } from '@/lib/testing/app-routes'
import { deliver, delivery } from '@/lib/testing/deliveries'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { type ServedBank, serveBank } from '@/lib/testing/served-bank'
import { workOff } from '@/lib/testing/work-off'
import { webhookEvents } from '@/lib/webhooks/table'
import { bury } from './bury'
import { continueDeletions } from './continue-deletions'
import { eraseAccounts } from './erase-accounts'
import { tombstones } from './table'

/** Whole lives are told again, several times over. */
vi.setConfig({ testTimeout: 180_000 })

const secret = 'whsec_replayed'
const fc = '/api/stripe/financial_connections'
const identified = z.object({ id: z.string() })

let bank: ServedBank
let stop: () => Promise<void>

beforeAll(async () => {
  bank = await serveBank('replayed')
  stop = await startTestProduct({ ...bank.environment, STRIPE_WEBHOOK_SECRET: secret })
})
afterAll(async () => {
  await stop()
  bank.stop()
})
afterEach(() => vi.restoreAllMocks())

type Person = Awaited<ReturnType<typeof newPerson>>

async function newPerson(name: string) {
  const person = await makePerson('customer')
  await database().update(users).set({ name }).where(eq(users.id, person.userId))
  return { ...person, name }
}

async function openSession({ cookie }: Person): Promise<string> {
  const permissions = ['balances', 'transactions']
  const { body } = await askRoute(`${fc}/sessions`, { cookie, body: { permissions, prefetch: permissions } })
  return identified.parse(body).id
}

async function link(person: Person, names: string[]): Promise<{ session: string; ids: string[] }> {
  const session = await openSession(person)
  await bank.control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: names })
  await askRoute(`/api/link-sessions/${session}/completion`, { cookie: person.cookie, body: {} })
  const { accounts: linked } = await stripe().financialConnections.sessions.retrieve(session)
  return { session, ids: linked.data.map(({ id }) => id) }
}

async function holderOf({ userId }: Person) {
  const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.userId, userId))
  return holder
}

/** Lets some days pass at the bank, with a purchase of which nobody else has one like it. */
async function live(ids: string[], purchase: string): Promise<void> {
  for (const description of [purchase, `${purchase} again`]) {
    const transactions = [{ amount: -1250, description, status: 'pending' }]
    await bank.control(`accounts/${ids[0]}`, { transactions })
    await bank.control('clock', { advance_seconds: 2 * 86_400 })
    for (const id of ids)
      await stripe().financialConnections.accounts.refresh(id, { features: ['transactions', 'balance'] })
    await bank.control('clock', { advance_seconds: 60 })
    await catchUp()
    await workOff()
  }
}

async function allEvents(): Promise<Stripe.Event[]> {
  const events: Stripe.Event[] = []
  for await (const event of stripe().events.list({ limit: 100 })) events.push(event)
  return events
}

/** Every event that Stripe still lists is delivered, signed, as if for the first time, and all that follows is done. */
async function replay(): Promise<number> {
  const events = await allEvents()
  const answers = await Promise.all(events.map((event) => deliver(delivery(JSON.stringify(event), { secret }))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await workOff()
  return events.length
}

/** One of each kind that is kept unread, here as if it came from the other mode. */
async function deliverAsIgnored(): Promise<void> {
  const events = (await allEvents()).map((event) => ({ ...event, id: `${event.id}live`, livemode: true }))
  await Promise.all(events.map((event) => deliver(delivery(JSON.stringify(event), { secret }))))
}

/** Every other way by which something comes into the mirror. */
async function askForEverything(): Promise<void> {
  await database().delete(eventFeeds)
  await catchUp()
  await workOff()
  await adopt()
  await database()
    .update(accounts)
    .set({ sweptAt: null, pullDueAt: new Date(0) })
  await sweep()
  await pullDueAccounts()
  const unread = { readDueAt: new Date(0) }
  await database().update(linkSessions).set(unread).where(isNotNull(linkSessions.stripeId))
  await readOpenSessions()
  await continueDeletions()
}

async function requestDeletion({ cookie, email }: Person): Promise<string> {
  const { status, body } = await askRoute('/api/deletions', { cookie, body: { email } })
  expect(status).toBe(200)
  return identified.parse(body).id
}

async function finishDeletions(): Promise<void> {
  const due = { endDueAt: new Date(now()) }
  await database().update(tombstones).set(due).where(isNotNull(tombstones.endDueAt))
  await continueDeletions()
  await continueDeletions()
}

const view = async (id: string) => (await askRoute(`/api/deletions/${id}`)).body
const countOf = async () => new Map([...(await allText())].map(([name, rows]) => [name, rows.length]))

test('whoever is deleted is gone from every table, and nothing old brings them back', async () => {
  const quill = await newPerson('Quillon Zephyrine')
  const other = await newPerson('Somebody Else')
  const theirs = await link(other, ['Everyday'])
  const before = await countOf()
  const own = await link(quill, ['Everyday', 'Joint'])
  await live(own.ids, 'Canary bakery')
  const holder = await holderOf(quill)
  const rows = (await Promise.all(own.ids.map(mirrorOf))).flat()
  const bought = rows.map(({ description }) => description)
  expect(bought).toEqual(expect.arrayContaining(['Canary bakery', 'Canary bakery again']))
  const personal = [quill.name, quill.email, 'Canary bakery', own.session, ...rows.map(({ id }) => id)]
  const ids = [...own.ids, holder?.customer ?? '', holder?.id ?? '', quill.userId]
  expect(await tablesWith(personal)).toEqual(expect.arrayContaining(['public.transactions', 'auth.users']))

  const deletion = await requestDeletion(quill)
  await finishDeletions()
  expect(await view(deletion)).toMatchObject({ finished_at: expect.any(String), to_disconnect: 0 })
  for (const id of own.ids)
    expect(await stripe().financialConnections.accounts.retrieve(id)).toMatchObject({ status: 'disconnected' })

  const expectGone = async () => {
    expect(await tablesWith(personal)).toEqual([])
    const stubs = ['public.audit_log', 'public.deletions', 'public.messages', 'public.tombstones']
    expect((await tablesWith(ids)).sort()).toEqual(stubs)
  }
  await expectGone()
  const bare = await countOf()
  for (const table of ['account_holders', 'accounts', 'consents', 'link_sessions']) {
    expect([table, bare.get(`public.${table}`)]).toEqual([table, before.get(`public.${table}`)])
  }

  expect(await replay()).toBeGreaterThan(10)
  await deliverAsIgnored()
  await askForEverything()
  const desk = { userId: 'desk', role: 'support' as const, name: '', email: '', holderId: null }
  for (const id of own.ids) {
    await expect(pull(id)).rejects.toThrow('This was deleted here.')
    await expect(reachAccount(desk, id)).rejects.toThrow('No such')
  }
  // Stripe was not even asked, since a call would name them.
  await expectGone()
  for (const id of theirs.ids) expect(await mirrorOf(id)).toEqual(await truthOf(id))

  const back = await newPerson(quill.name)
  const anew = await link(back, ['Everyday'])
  await live(anew.ids, 'Second bakery')
  expect((await mirrorOf(anew.ids[0] ?? '')).map(({ description }) => description)).toContain('Second bakery')
  expect(await mirrorOf(anew.ids[0] ?? '')).toEqual(await truthOf(anew.ids[0] ?? ''))
})

test('an erased account stays away from old sessions and events, and lives again by a newer session', async () => {
  const person = await newPerson('Returning Reader')
  const { session, ids } = await link(person, ['Everyday'])
  await live(ids, 'Old bakery')
  const [id = ''] = ids
  const told = await database().select().from(webhookEvents).where(eq(webhookEvents.objectId, id))
  await database().transaction(async (db) => {
    await bury(db, { at: new Date(now()), deletionId: null, buried: [{ id, toEnd: false }] })
    await eraseAccounts(db, ids)
  })
  // Kept by an instance that did not see the tombstone yet.
  const kept = told.map((event) => ({ ...event, state: 'waiting' as const, dueAt: new Date(0) }))
  await database().insert(webhookEvents).values(kept)
  await replay()
  await askForEverything()
  const complete = () => askRoute(`/api/link-sessions/${session}/completion`, { cookie: person.cookie, body: {} })
  await complete()
  // The same session as if it was opened elsewhere, and nobody here knows how old it is.
  const heardOf = { openedAt: null, askedAt: new Date(now()) }
  await database().update(linkSessions).set(heardOf).where(eq(linkSessions.stripeId, session))
  await complete()
  expect(await database().$count(accounts, eq(accounts.id, id))).toBe(0)
  expect(await database().$count(webhookEvents, eq(webhookEvents.objectId, id))).toBe(0)
  expect(await tablesWith(['Old bakery'])).toEqual([])

  const anew = await link(person, ['Everyday'])
  expect(anew.ids).toEqual([id])
  await bank.control('clock', { advance_seconds: 60 })
  await pull(id)
  expect(await mirrorOf(id)).toEqual(await truthOf(id))
  expect(await tablesWith(['Old bakery'])).toEqual(['public.transactions'])
})

test('what was still open in a window when its person left is ended as soon as it is linked', async () => {
  const person = await newPerson('Late Comer')
  const session = await openSession(person)
  const customer = (await holderOf(person))?.customer ?? ''
  await requestDeletion(person)
  await finishDeletions()
  await bank.control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const { accounts: linked } = await stripe().financialConnections.sessions.retrieve(session)
  const [late] = linked.data
  expect(late?.status).toBe('active')
  const before = await tablesWith([customer])
  await expect(pull(late?.id ?? '')).rejects.toThrow('This was deleted here.')
  expect(await tablesWith([customer])).toEqual(before)
  await replay()
  await finishDeletions()
  expect(await stripe().financialConnections.accounts.retrieve(late?.id ?? '')).toMatchObject({
    status: 'disconnected',
  })
  expect(await tablesWith([person.email, session])).toEqual([])
})

test('while Stripe is away everything here is erased all the same, and it is disconnected once Stripe is back', async () => {
  const person = await newPerson('Patient Person')
  const { ids } = await link(person, ['Everyday'])
  const away = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no way through'))
  const deletion = await requestDeletion(person)
  await continueDeletions()
  expect(await tablesWith([person.name, person.email])).toEqual([])
  expect(await view(deletion)).toMatchObject({ erased_at: expect.any(String), finished_at: null, to_disconnect: 1 })
  away.mockRestore()
  await finishDeletions()
  expect(await view(deletion)).toMatchObject({ finished_at: expect.any(String), to_disconnect: 0 })
  expect(await stripe().financialConnections.accounts.retrieve(ids[0] ?? '')).toMatchObject({ status: 'disconnected' })
})

test('an erasure that broke off has erased nothing, and is done from the beginning', async () => {
  const person = await newPerson('Twice Tried')
  await link(person, ['Everyday'])
  const before = await tablesWith([person.email])
  const deletion = await requestDeletion(person)
  const breaking = vi.spyOn(await import('./notice'), 'writeNotice').mockRejectedValueOnce(new Error('the power went'))
  await continueDeletions()
  expect(breaking).toHaveBeenCalledOnce()
  expect(await tablesWith([person.email])).toEqual(before)
  await finishDeletions()
  expect(await tablesWith([person.email])).toEqual([])
  expect(await view(deletion)).toMatchObject({ finished_at: expect.any(String) })
})

test('Stripe is told under the subject that its guidelines ask for, by ids alone', async () => {
  const person = await newPerson('Named Nowhere')
  const { ids } = await link(person, ['Everyday', 'Joint'])
  await requestDeletion(person)
  await finishDeletions()
  const notices = await database().select().from(messages).where(eq(messages.kind, 'deletion_notice'))
  const [notice] = notices.filter(({ body }) => body.includes(ids[0] ?? randomUUID()))
  expect(notice).toMatchObject({
    recipient: 'privacy@stripe.com',
    subject: 'Financial Connections: Request for account deletion',
  })
  for (const id of ids) expect(notice?.body).toContain(id)
  expect(notice?.body).toMatch(/cus_\w+/)
  expect(notice?.body).not.toMatch(new RegExp(`${person.name}|${person.email}`))
})
