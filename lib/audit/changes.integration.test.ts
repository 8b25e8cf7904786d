import { asc, eq, gt, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { listSettings } from '@/lib/settings/list-settings'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkBank } from '@/lib/testing/simulated-bank'
import { webhookEvents } from '@/lib/webhooks/table'
import { auditLog } from './table'

let stop: () => Promise<void>
let customer: Awaited<ReturnType<typeof makePerson>>
let account: string
const fc = '/api/stripe/financial_connections'

beforeAll(async () => {
  stop = await startTestProduct()
  customer = await makePerson('customer')
  const linked = await linkBank(customer.cookie, { institution: 'Ownership Accounts', accounts: ['One owner'] })
  account = linked.accounts[0] ?? ''
})
afterAll(() => stop())

const ask = (path: string, body: unknown, cookie = customer.cookie) => askRoute(path, { cookie, body })

/** What was added to the log since. */
async function rowsSince(last: number) {
  return database().select().from(auditLog).where(gt(auditLog.id, last)).orderBy(asc(auditLog.id))
}

it('says who linked what, what they agreed to, and what followed by itself', async () => {
  const rows = (await rowsSince(0)).filter(({ action }) => !/^(session|user)\./.test(action))
  const said = rows.map(({ action, actor, actorRole }) => ({ action, actor, actorRole }))
  const byCustomer = { actor: customer.userId, actorRole: 'customer' }
  expect(said).toEqual([
    { action: 'holder.tie', ...byCustomer },
    { action: 'consent.record', ...byCustomer },
    { action: 'account.link', ...byCustomer },
  ])
  expect(rows.at(-1)).toMatchObject({ subject: account, detail: { linkSession: expect.any(String) } })
  expect(new Set(rows.map(({ holderId }) => holderId)).size).toBe(1)
  expect(JSON.stringify(rows)).not.toContain(customer.email)
})

let last = 0
afterEach(async () => {
  last = (await rowsSince(0)).at(-1)?.id ?? 0
})

it.each([
  { verb: 'subscribe', body: { features: ['transactions'] } },
  { verb: 'unsubscribe', body: { features: ['transactions'] } },
  { verb: 'refresh', body: { features: ['balance'] } },
  { verb: 'disconnect', body: {} },
])('says who asked to $verb', async ({ verb, body }) => {
  expect(await ask(`${fc}/accounts/${account}/${verb}`, body)).toMatchObject({ status: 200 })
  expect(await rowsSince(last)).toMatchObject([
    { action: `account.${verb}`, subject: account, actor: customer.userId, holderId: expect.any(String), detail: body },
  ])
})

it('says who said which account another one is', async () => {
  await ask(`/api/accounts/${account}/replacement`, { account: null })
  expect(await rowsSince(last)).toMatchObject([
    { action: 'account.replace', subject: account, actor: customer.userId, detail: { replaced: null } },
  ])
})

it('says who changed a setting, replayed an event', async () => {
  const staff = await makePerson('admin')
  const { id: before } = (await rowsSince(0)).at(-1) ?? { id: 0 }
  const viewer = { ...staff, role: 'admin' as const, name: '', holderId: null }
  await changeSetting(viewer, 'subscribe_new_accounts', true)
  const at = new Date(now())
  const event = { id: 'evt_1', type: 'financial_connections.account.created', livemode: false, objectId: account }
  await database()
    .insert(webhookEvents)
    .values({ ...event, created: at, receivedAt: at, source: 'webhook', state: 'failed', dueAt: at })
  await ask('/api/webhook-events/evt_1/replay', {}, staff.cookie)
  expect(await rowsSince(before)).toMatchObject([
    { action: 'setting.change', subject: 'subscribe_new_accounts', detail: { value: true }, requestId: null },
    { action: 'event.replay', subject: 'evt_1', actor: staff.userId, requestId: expect.stringMatching(/^req_/) },
  ])
})

it('leaves undone what cannot be written down', async () => {
  const viewer = { userId: 'user_1', role: 'admin' as const, name: '', email: '', holderId: null }
  const before = await listSettings(viewer)
  const mirrored = () => database().select().from(accounts).where(eq(accounts.id, account))
  const stored = await mirrored()
  await database().execute(sql`alter table audit_log rename to audit_log_away`)
  await expect(changeSetting(viewer, 'subscribe_new_accounts', false)).rejects.toThrow()
  expect(await ask(`/api/accounts/${account}/replacement`, { account: null })).toMatchObject({ status: 500 })
  await database().execute(sql`alter table audit_log_away rename to audit_log`)
  expect(await listSettings(viewer)).toEqual(before)
  expect(await mirrored()).toEqual(stored)
})
