import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import type { Viewer } from '@/lib/auth/roles'
import { sessions } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { tombstones } from '@/lib/deletions/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { changeSetting } from '@/lib/settings/change-setting'
import { closeSimulator } from '@/lib/stripe/simulator'
import { pull } from '@/lib/sync/pull'
import { tablesWith } from '@/lib/testing/all-text'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { eraseEnded } from './erase-ended'

const dayMs = 86_400_000
const admin: Viewer = { userId: 'admin', role: 'admin', name: 'Me', email: 'me@example.test', holderId: null }

let stop: () => Promise<void>
let cookie: string
let userId: string
/** Disconnected so many days ago, in this order; the last is shared still. */
const ages = [31, 29]
let ids: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  const person = await makePerson('customer')
  cookie = person.cookie
  userId = person.userId
  const names = ['Joint owners', 'Family of twelve', 'One owner']
  ids = (await linkBank(cookie, { institution: 'Ownership Accounts', accounts: names })).accounts
  await letBanksAnswer()
  for (const id of ids) await pull(id)
  for (const [index, days] of ages.entries()) {
    const id = ids[index] ?? ''
    await askRoute(`/api/stripe/financial_connections/accounts/${id}/disconnect`, { cookie, body: {} })
    await database()
      .update(accounts)
      .set({ disconnectedAt: daysAgo(days) })
      .where(eq(accounts.id, id))
  }
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})
beforeEach(() => changeSetting(admin, 'erase_ended_after_days', 0))

const daysAgo = (days: number) => new Date(now() - days * dayMs)
const kept = async () => (await database().select({ id: accounts.id }).from(accounts)).map(({ id }) => id).sort()

it('keeps what has ended until an admin decides otherwise', async () => {
  await eraseEnded()
  expect(await kept()).toEqual(ids.toSorted())
})

it('erases accounts with all that hangs on them once they ended long enough ago, and says so', async () => {
  const [old = '', young = '', living = ''] = ids
  const rows = (await mirrorOf(old)).map(({ id }) => id)
  expect(rows.length).toBeGreaterThan(0)
  await changeSetting(admin, 'erase_ended_after_days', 30)
  await eraseEnded()
  expect(await kept()).toEqual([young, living].sort())
  expect(await tablesWith(rows)).toEqual([])
  expect((await tablesWith([old])).sort()).toEqual(['public.audit_log', 'public.tombstones'])
  expect((await mirrorOf(young)).length).toBeGreaterThan(0)
  expect(await database().select().from(auditLog).where(eq(auditLog.action, 'account.erase'))).toMatchObject([
    { actor: 'system', subject: old, detail: { days: 30 } },
  ])
  await expect(pull(old)).rejects.toThrow('This was deleted here.')
  expect(await database().select().from(tombstones)).toMatchObject([{ id: old, endDueAt: null }])
})

it('counts from when an account was first read as disconnected, not from the last time', async () => {
  const [, young = ''] = ids
  const [before] = await database().select().from(accounts).where(eq(accounts.id, young))
  await pull(young)
  const [after] = await database().select().from(accounts).where(eq(accounts.id, young))
  expect(after?.disconnectedAt).toEqual(before?.disconnectedAt)
  expect(after?.version).toBeGreaterThan(before?.version ?? 0)
})

it('erases link sessions that led to nothing, and no others', async () => {
  const session = { askedBy: userId, parameters: {} }
  await database()
    .insert(linkSessions)
    .values([
      { ...session, stripeId: 'fcsess_oldleft', outcome: 'left', askedAt: daysAgo(31) },
      { ...session, stripeId: 'fcsess_oldrefused', outcome: 'refused', askedAt: daysAgo(31) },
      { ...session, stripeId: 'fcsess_youngleft', outcome: 'left', askedAt: daysAgo(29) },
      { ...session, stripeId: 'fcsess_awaited', outcome: 'open', askedAt: daysAgo(31), readDueAt: daysAgo(0) },
      { ...session, stripeId: 'fcsess_linked', outcome: 'linked', accounts: ids.slice(2), askedAt: daysAgo(31) },
    ])
  await changeSetting(admin, 'erase_ended_after_days', 30)
  await eraseEnded()
  const asked = ['fcsess_oldleft', 'fcsess_oldrefused', 'fcsess_youngleft', 'fcsess_awaited', 'fcsess_linked']
  const left = await database().select().from(linkSessions).where(inArray(linkSessions.stripeId, asked))
  expect(left.map(({ stripeId }) => stripeId).sort()).toEqual(['fcsess_awaited', 'fcsess_linked', 'fcsess_youngleft'])
})

it('erases sign-ins that are over, whatever was decided', async () => {
  const other = await makePerson('customer')
  await database()
    .update(sessions)
    .set({ expiresAt: daysAgo(1) })
    .where(eq(sessions.userId, other.userId))
  await eraseEnded()
  expect(await database().$count(sessions, eq(sessions.userId, other.userId))).toBe(0)
  expect(await database().$count(sessions, eq(sessions.userId, userId))).toBe(1)
})
