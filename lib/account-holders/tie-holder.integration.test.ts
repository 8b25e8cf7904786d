import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { sessions, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { stripe } from '@/lib/stripe/client'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, linkBank } from '@/lib/testing/simulated-bank'
import { makeOwnHolder } from './make-holder'
import { type AccountHolder, accountHolders } from './table'

let stop: () => Promise<void>
let support: Person
let person: Person
let found: { holder: AccountHolder; account: string }
type Person = Awaited<ReturnType<typeof makePerson>>

beforeAll(async () => {
  stop = await startTestProduct()
  support = await makePerson('support')
})
afterAll(() => stop())
beforeEach(async () => {
  person = await makePerson('customer')
  found = await findUnknown()
})

/** An account linked elsewhere, as the mirror comes to know it. */
async function findUnknown() {
  const customer = await stripe().customers.create({ name: 'A customer', email: person.email })
  const session = await stripe().financialConnections.sessions.create({
    account_holder: { type: 'customer', customer: customer.id },
    permissions: ['balances'],
  })
  await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const [linked] = (await stripe().financialConnections.sessions.retrieve(session.id)).accounts.data
  const account = linked?.id ?? ''
  await pull(account)
  const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.customer, customer.id))
  if (!holder) throw new Error('the pull made no holder')
  return { holder, account }
}

const tie = (user: string, { holder = found.holder.id, cookie = support.cookie } = {}) =>
  askRoute(`/api/account-holders/${holder}/user`, { cookie, body: { user } })

const viewerOf = ({ userId, email }: Person) =>
  ({ userId, email, role: 'customer', name: 'A customer', holderId: null }) as const

async function userOf(holder: string): Promise<string | null | undefined> {
  const [row] = await database().select().from(accountHolders).where(eq(accountHolders.id, holder))
  return row?.userId
}

const tied = () => database().select().from(auditLog).where(eq(auditLog.holderId, found.holder.id))

/** Nothing was done, and nothing is said to have been. */
async function expectUntied(): Promise<void> {
  expect(await userOf(found.holder.id)).toBeNull()
  expect(await tied()).toEqual([])
}

describe('tied by support or an admin', () => {
  it.each(['support', 'admin'] as const)('%s gives the person the accounts, and the log says so', async (role) => {
    const { cookie, userId } = await makePerson(role)
    const mine = () => askRoute(`/api/accounts/${found.account}`, { cookie: person.cookie })
    expect(await mine()).toMatchObject({ status: 404 })
    expect(await tie(person.userId, { cookie })).toMatchObject({ status: 200, body: {} })
    expect(await mine()).toMatchObject({ status: 200, body: { id: found.account } })
    expect(await tied()).toMatchObject([
      { action: 'holder.tie', actor: userId, actorRole: role, subject: person.userId, holderId: found.holder.id },
    ])
  })

  it('replaces a holder of their own that led to nothing, and they link as the tied one from then on', async () => {
    const own = await makeOwnHolder(viewerOf(person))
    expect(await tie(person.userId)).toMatchObject({ status: 200 })
    expect(await userOf(own.id)).toBeUndefined()
    const { accounts: more } = await linkBank(person.cookie, { institution: 'Bank (OAuth)', accounts: ['Joint'] })
    const [row] = await database()
      .select()
      .from(accounts)
      .where(eq(accounts.id, more[0] ?? ''))
    expect(row?.holderId).toBe(found.holder.id)
  })

  it('one of two at once is refused, whether they name the same holder or the same person', async () => {
    const other = await makePerson('customer')
    const sameHolder = await Promise.all([tie(person.userId), tie(other.userId)])
    expect(sameHolder.map(({ status }) => status).sort()).toEqual([200, 409])
    const third = await makePerson('customer')
    const [one, two] = [await findUnknown(), await findUnknown()]
    const samePerson = await Promise.all([one, two].map(({ holder }) => tie(third.userId, { holder: holder.id })))
    expect(samePerson.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('a person who comes to link at that moment is one holder all the same', async () => {
    const [answer] = await Promise.all([tie(person.userId), makeOwnHolder(viewerOf(person))])
    expect(answer.status).toBe(200)
    const rows = await database().select().from(accountHolders).where(eq(accountHolders.userId, person.userId))
    expect(rows.map(({ id }) => id)).toEqual([found.holder.id])
  })
})

describe('refused, and nothing done', () => {
  const refusal = (status: number, code: string, param: string) => ({ status, body: { error: { code, param } } })

  it('an unknown holder, and what is no id of one', async () => {
    const missing = await tie(person.userId, { holder: randomUUID() })
    expect(missing).toMatchObject(refusal(404, 'resource_missing', 'holder'))
    expect(await tie(person.userId, { holder: 'cus_1' })).toMatchObject({ status: 404 })
  })

  it('an unknown user, an e-mail address in place of an id', async () => {
    for (const user of ['nobody', person.email]) {
      expect(await tie(user)).toMatchObject(refusal(404, 'resource_missing', 'user'))
    }
    await expectUntied()
  })

  it('a user of the staff', async () => {
    expect(await tie(support.userId)).toMatchObject(refusal(400, 'parameter_invalid', 'user'))
    await expectUntied()
  })

  it('no user, and more than a user', async () => {
    const path = `/api/account-holders/${found.holder.id}/user`
    const { cookie } = support
    expect(await askRoute(path, { cookie, body: {} })).toMatchObject(refusal(400, 'parameter_missing', 'user'))
    const two = { user: person.userId, email: person.email }
    expect(await askRoute(path, { cookie, body: two })).toMatchObject(refusal(400, 'parameter_unknown', 'email'))
    await expectUntied()
  })

  it('a user who is kept out, whom no look-up finds either', async () => {
    const suspendedAt = new Date(now())
    await database().update(users).set({ suspendedAt }).where(eq(users.id, person.userId))
    expect(await tie(person.userId)).toMatchObject(refusal(400, 'parameter_invalid', 'user'))
    const looked = await askRoute(`/api/users?q=${person.userId}`, { cookie: support.cookie })
    expect(looked.body).toMatchObject({ data: [] })
    await expectUntied()
  })

  it('a holder whose data is being deleted', async () => {
    const admin = await makePerson('admin')
    const body = { reason: 'asked_in_writing' }
    const path = `/api/account-holders/${found.holder.id}/deletion`
    expect((await askRoute(path, { cookie: admin.cookie, body })).status).toBe(200)
    expect((await tie(person.userId)).status).toBe(404)
    expect(await userOf(found.holder.id)).toBeNull()
  })

  it('a holder somebody signs in as', async () => {
    const other = await makePerson('customer')
    await tie(other.userId)
    expect(await tie(person.userId)).toMatchObject(refusal(409, 'already_exists', 'holder'))
    expect(await userOf(found.holder.id)).toBe(other.userId)
  })

  it('a user who has accounts, or only a customer at Stripe', async () => {
    await linkBank(person.cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    expect(await tie(person.userId)).toMatchObject(refusal(409, 'already_exists', 'user'))
    const other = await makePerson('customer')
    const own = await makeOwnHolder(viewerOf(other))
    await database().update(accountHolders).set({ customer: 'cus_1Own' }).where(eq(accountHolders.id, own.id))
    expect(await tie(other.userId)).toMatchObject(refusal(409, 'already_exists', 'user'))
    expect(await userOf(own.id)).toBe(other.userId)
    await expectUntied()
  })

  it('a user whose customer is gone, but not what they linked', async () => {
    await linkBank(person.cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    await database().update(accountHolders).set({ customer: null }).where(eq(accountHolders.userId, person.userId))
    expect(await tie(person.userId)).toMatchObject(refusal(409, 'already_exists', 'user'))
    await expectUntied()
  })

  it('a holder that is no customer of the platform’s own', async () => {
    await database().update(accounts).set({ stripeAccount: 'acct_1Shop' }).where(eq(accounts.id, found.account))
    expect(await tie(person.userId)).toMatchObject(refusal(400, 'parameter_invalid', 'holder'))
    const [merchant] = await database()
      .insert(accountHolders)
      .values({ type: 'account', account: 'acct_1Own' })
      .returning()
    const refused = await tie(person.userId, { holder: merchant?.id ?? '' })
    expect(refused).toMatchObject(refusal(400, 'parameter_invalid', 'holder'))
    await expectUntied()
  })

  it('a browser that staff left open', async () => {
    const { cookie, userId } = await makePerson('support')
    const before = new Date(now() - 3_600_000)
    await database().update(sessions).set({ provedAt: before }).where(eq(sessions.userId, userId))
    expect(await tie(person.userId, { cookie })).toMatchObject({
      status: 403,
      body: { error: { code: 'proof_required' } },
    })
    await expectUntied()
  })

  it('customers, for themselves too, and strangers', async () => {
    expect(await tie(person.userId, { cookie: person.cookie })).toMatchObject({ status: 403 })
    expect(await tie(person.userId, { cookie: '' })).toMatchObject({ status: 401 })
    await expectUntied()
  })
})

describe('who signs in', () => {
  const look = async (q: string, cookie = support.cookie) =>
    askRoute(`/api/users?${new URLSearchParams({ q })}`, { cookie })

  it('is said of an account to staff, not to its holder', async () => {
    const path = `/api/accounts/${found.account}`
    expect((await askRoute(path, { cookie: support.cookie })).body).toMatchObject({ signs_in: null })
    await tie(person.userId)
    const signsIn = { id: person.userId, name: 'A customer' }
    expect((await askRoute(path, { cookie: support.cookie })).body).toMatchObject({ signs_in: signsIn })
    expect((await askRoute(path, { cookie: person.cookie })).body).not.toHaveProperty('signs_in')
  })

  it('is found by a whole id or e-mail address, and never by a part', async () => {
    const whole = [person.userId, person.email, ` ${person.email.toUpperCase()} `]
    for (const q of whole) {
      expect((await look(q)).body).toMatchObject({ data: [{ id: person.userId, name: 'A customer' }] })
    }
    const other = [person.email.slice(1), '%', person.userId.slice(0, -1), support.email, support.userId, 'A customer']
    for (const q of other) expect((await look(q)).body).toMatchObject({ data: [] })
  })

  it('is found without the address that was asked with, and by staff alone', async () => {
    expect(JSON.stringify((await look(person.userId)).body)).not.toContain(person.email)
    expect(await look(person.userId, person.cookie)).toMatchObject({ status: 403 })
  })
})
