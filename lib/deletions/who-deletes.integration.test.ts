import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { auditLog } from '@/lib/audit/table'
import { verifyChain } from '@/lib/audit/verify'
import { signIn } from '@/lib/auth/sessions'
import { sessions, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { demoPeople } from '@/lib/demo/people'
import { closeSimulator } from '@/lib/stripe/simulator'
import { tablesWith } from '@/lib/testing/all-text'
import { type Answer, askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkBank } from '@/lib/testing/simulated-bank'
import { continueDeletions } from './continue-deletions'
import { deletions } from './table'

type Person = Awaited<ReturnType<typeof makePerson>>
const reason = 'asked_in_writing'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

const deleteOwn = ({ cookie, email }: Pick<Person, 'cookie' | 'email'>) =>
  askRoute('/api/deletions', { cookie, body: { email } })
const deleteFor = (cookie: string, holder: string, body: object = { reason }) =>
  askRoute(`/api/account-holders/${holder}/deletion`, { cookie, body })
const lastRow = async () => (await database().select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0]

async function linkedPerson(): Promise<Person & { holder: string; customer: string }> {
  const person = await makePerson('customer')
  await linkBank(person.cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.userId, person.userId))
  return { ...person, holder: holder?.id ?? '', customer: holder?.customer ?? '' }
}

async function letProofGrowOld({ userId }: Person): Promise<void> {
  const provedAt = new Date(now() - 5 * 60_000 - 1000)
  await database().update(sessions).set({ provedAt }).where(eq(sessions.userId, userId))
}

const codeOf = ({ status, body }: Answer) => ({ status, body })

it('is signed out at once, and cannot come in again', async () => {
  const person = await linkedPerson()
  await signIn(new Headers(), person)
  const begun = await deleteOwn(person)
  expect(codeOf(begun)).toMatchObject({ status: 200, body: { erased_at: null, finished_at: null } })
  expect(begun.headers.getSetCookie().join()).toMatch(/Max-Age=0/)
  expect((await askRoute('/api/accounts', person)).status).toBe(401)
  // Not only refused, here and in other browsers: what is open ends with its session.
  expect(await database().$count(sessions, eq(sessions.userId, person.userId))).toBe(0)
  await expect(signIn(new Headers(), person)).rejects.toThrow()
  await continueDeletions()
  expect(await tablesWith([person.email])).toEqual([])
  await expect(signIn(new Headers(), person)).rejects.toThrow()
})

it('takes the address typed as it stands in the profile, and a recent proof', async () => {
  const person = await makePerson('customer')
  for (const email of ['', 'somebody@example.test']) {
    expect(await deleteOwn({ ...person, email })).toMatchObject({ status: 400, body: { error: { param: 'email' } } })
  }
  await letProofGrowOld(person)
  expect(await deleteOwn(person)).toMatchObject({ status: 403, body: { error: { code: 'proof_required' } } })
  expect(await database().$count(deletions, eq(deletions.userId, person.userId))).toBe(0)
})

it('spares the demo logins, which everybody shares', async () => {
  const { email } = demoPeople.customer
  const { cookie, userId } = await makePerson('customer')
  await database().update(users).set({ email }).where(eq(users.id, userId))
  expect(await deleteOwn({ cookie, email })).toMatchObject({ status: 403 })
})

it('spares the last admin', async () => {
  const admin = await makePerson('admin')
  await database()
    .update(users)
    .set({ suspendedAt: new Date(now()) })
    .where(eq(users.role, 'admin'))
  await database().update(users).set({ suspendedAt: null }).where(eq(users.id, admin.userId))
  expect(await deleteOwn(admin)).toMatchObject({
    status: 403,
    body: { error: { message: expect.stringContaining('last admin') } },
  })
  await makePerson('admin')
  expect(await deleteOwn(admin)).toMatchObject({ status: 200 })
  await continueDeletions()
  expect(await tablesWith([admin.email])).toEqual([])
})

it('is done by an admin for somebody who asked, for a reason from the list, and written down', async () => {
  const person = await linkedPerson()
  const admin = await makePerson('admin')
  for (const body of [{}, { reason: 'a feeling' }, { reason, why: 'Ada called' }]) {
    expect(await deleteFor(admin.cookie, person.holder, body)).toMatchObject({ status: 400 })
  }
  await letProofGrowOld(admin)
  expect(await deleteFor(admin.cookie, person.holder)).toMatchObject({ body: { error: { code: 'proof_required' } } })
  const fresh = await makePerson('admin')
  expect(await deleteFor(fresh.cookie, person.holder)).toMatchObject({ status: 200 })
  const { userId, holder } = person
  expect(await lastRow()).toMatchObject({
    action: 'deletion.request',
    actor: fresh.userId,
    subject: userId,
    holderId: holder,
    detail: { reason },
  })
  expect((await askRoute('/api/accounts', person)).status).toBe(401)
  await continueDeletions()
  expect(await tablesWith([person.email])).toEqual([])
  expect(await verifyChain(database())).toMatchObject({ broken: null })
  expect(await deleteFor(fresh.cookie, person.holder)).toMatchObject({ status: 404 })
})

it('is not undone by staff who link for the customer that Stripe still knows', async () => {
  const person = await linkedPerson()
  const admin = await makePerson('admin')
  await deleteFor(admin.cookie, person.holder)
  await continueDeletions()
  const opened = await askRoute('/api/stripe/financial_connections/sessions', {
    cookie: admin.cookie,
    body: { account_holder: { type: 'customer', customer: person.customer }, permissions: ['balances'] },
  })
  expect(codeOf(opened)).toMatchObject({ status: 404, body: { error: { message: 'This was deleted here.' } } })
  expect((await tablesWith([person.customer])).sort()).toEqual(['public.messages', 'public.tombstones'])
})

it('asked for twice is one deletion', async () => {
  const person = await linkedPerson()
  const admin = await makePerson('admin')
  const [one, other] = await Promise.all([
    deleteFor(admin.cookie, person.holder),
    deleteFor(admin.cookie, person.holder),
  ])
  expect(one.body).toEqual(other.body)
  await continueDeletions()
  expect(await database().$count(deletions, eq(deletions.holderId, person.holder))).toBe(1)
})

it('is for a holder whom nobody signs in as, too', async () => {
  const person = await linkedPerson()
  await database().update(accountHolders).set({ userId: null }).where(eq(accountHolders.id, person.holder))
  const admin = await makePerson('admin')
  expect(await deleteFor(admin.cookie, person.holder)).toMatchObject({ status: 200 })
  await continueDeletions()
  expect(await database().$count(accountHolders, eq(accountHolders.id, person.holder))).toBe(0)
})
