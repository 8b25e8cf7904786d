import { count, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as listAccounts } from '@/app/api/accounts/route'
import { GET as getSession } from '@/app/api/auth/get-session/route'
import { POST as beginSecondFactor } from '@/app/api/auth/second-factor/route'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { POST as enter } from '@/app/api/demo/entries/route'
import { POST as removeStaff } from '@/app/api/staff/[user]/removal/route'
import { accounts } from '@/lib/accounts/table'
import { users } from '@/lib/auth/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { database } from '@/lib/db/client'
import { closeSimulator } from '@/lib/stripe/simulator'
import { ask, cookieOf, startTestProduct } from '@/lib/testing/product'
import { transactions } from '@/lib/transactions/table'
import { demoNames, demoPassword, demoPeople } from './people'
import { seedDemo } from './seed'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
  expect(await seedDemo()).toBe(true)
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

it('seeds nothing twice', async () => {
  const before = await rows()
  expect(await seedDemo()).toBe(false)
  expect(await rows()).toEqual(before)
  expect(before).toEqual({ users: 4, accounts: 6 })
})

it('finishes what a kill left undone', async () => {
  const there = eq(accounts.institutionName, 'Test (OAuth)')
  const ids = (await database().select({ id: accounts.id }).from(accounts).where(there)).map(({ id }) => id)
  await database().delete(balanceSnapshots).where(inArray(balanceSnapshots.accountId, ids))
  await database().delete(transactions).where(inArray(transactions.accountId, ids))
  await database().delete(accounts).where(there)
  expect(await seedDemo()).toBe(true)
  expect((await rows()).accounts).toBe(6)
})

it.each(demoNames)('enters as %s with one press', async (as) => {
  const response = await enter(ask('/api/demo/entries', { body: { as } }))
  const cookie = cookieOf(response.headers)
  const { user } = await (await getSession(ask('/api/auth/get-session', { cookie }))).json()
  expect(user).toMatchObject({ email: demoPeople[as].email, role: demoPeople[as].role })
  expect(await response.json()).toEqual({ redirect: demoPeople[as].home })
})

it.each(demoNames)('signs %s in with the password that is told', async (as) => {
  const body = { email: demoPeople[as].email, password: demoPassword }
  expect((await signIn(ask('/api/auth/sign-in/email', { body }))).status).toBe(200)
})

it.each(demoNames)('lets nobody lock %s against the other visitors', async (as) => {
  const cookie = cookieOf((await enter(ask('/api/demo/entries', { body: { as } }))).headers)
  const enrol = await beginSecondFactor(ask('/api/auth/second-factor', { cookie, body: { password: demoPassword } }))
  expect(enrol.status).toBe(403)
  const admin = cookieOf((await enter(ask('/api/demo/entries', { body: { as: 'admin' } }))).headers)
  const [person] = await database().select().from(users).where(eq(users.email, demoPeople[as].email))
  const request = ask('/api/staff/x/removal', { cookie: admin, body: {} })
  const removed = await removeStaff(request, { params: Promise.resolve({ user: person?.id }) })
  expect(removed.status).toBe(demoPeople[as].role === 'customer' ? 404 : 403)
})

it('has three banks linked for the customer and none for the newcomer', async () => {
  expect(await institutionsOf('customer')).toEqual(['Bank (Non-OAuth)', 'Bank (OAuth)', 'Test (OAuth)'])
  expect(await institutionsOf('newcomer')).toEqual([])
})

it('knows nobody else', async () => {
  const response = await enter(ask('/api/demo/entries', { body: { as: 'owner' } }))
  expect((await response.json()).error).toMatchObject({ code: 'parameter_invalid', param: 'as' })
})

async function institutionsOf(as: 'customer' | 'newcomer'): Promise<string[]> {
  const cookie = cookieOf((await enter(ask('/api/demo/entries', { body: { as } }))).headers)
  const { data } = await (await listAccounts(ask('/api/accounts', { cookie }))).json()
  const names: string[] = data.map((account: { institution_name: string }) => account.institution_name)
  return [...new Set(names)].sort()
}

async function rows(): Promise<{ users: number; accounts: number }> {
  const [people] = await database().select({ n: count() }).from(users)
  const [linked] = await database().select({ n: count() }).from(accounts)
  return { users: people?.n ?? 0, accounts: linked?.n ?? 0 }
}
