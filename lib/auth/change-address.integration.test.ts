import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { demoPeople } from '@/lib/demo/people'
import { readEnv } from '@/lib/env/read-env'
import { limits } from '@/lib/limits/table'
import { messages } from '@/lib/mail/table'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { sessions, users } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(messages)
  await database().delete(limits)
})

const refusal = z.object({ error: z.object({ code: z.string(), param: z.string().optional() }) })
const post = (path: string, cookie: string, body: unknown) => askRoute(`/api/auth/${path}`, { cookie, body })
const want = (cookie: string, email: string) => post('address', cookie, { email })
const open = (token: string) => post('address-confirmation/acceptance', '', { token })
const personOf = async (id: string) => (await database().select().from(users).where(eq(users.id, id)))[0]
const told = () => database().select().from(messages).orderBy(messages.createdAt)
const token = async () => (await told()).at(-1)?.link?.split('#')[1] ?? ''
const fresh = () => `new-${crypto.randomUUID()}@example.test`

describe('another address', () => {
  it('takes the place of the one before when its link is opened, once, and both are told', async () => {
    const [person, email] = [await makePerson('customer'), fresh()]
    expect((await want(person.cookie, email.toUpperCase())).status).toBe(200)
    expect(await personOf(person.userId)).toMatchObject({ email: person.email, newEmail: email })
    const link = await token()
    expect((await open(link)).status).toBe(200)
    expect(await personOf(person.userId)).toMatchObject({ email, newEmail: null, emailVerified: true })
    expect((await told()).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['address_change', email],
      ['address_changed', person.email],
    ])
    expect((await open(link)).status).toBe(404)
    const rows = await database().select().from(auditLog).where(eq(auditLog.subject, person.userId))
    expect(rows.filter(({ action }) => action === 'user.change_address')).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(email)
  })

  it('ends what was sent to the one before', async () => {
    const [person, email] = [await makePerson('customer'), fresh()]
    await post('password-reset', '', { email: person.email })
    const reset = await token()
    await want(person.cookie, email)
    await open(await token())
    const late = await post('password-reset/acceptance', '', { token: reset, password: 'seven herons on a wall' })
    expect(late.status).toBe(404)
  })

  it('is nobody else’s, neither when it is asked for nor when it is confirmed', async () => {
    const [person, other, email] = [await makePerson('customer'), await makePerson('customer'), fresh()]
    const taken = await want(person.cookie, other.email)
    expect([taken.status, refusal.parse(taken.body).error.param]).toEqual([409, 'email'])
    await want(person.cookie, email)
    const link = await token()
    await database().update(users).set({ email }).where(eq(users.id, other.userId))
    expect((await open(link)).status).toBe(409)
    expect(await personOf(person.userId)).toMatchObject({ email: person.email })
  })

  it('is asked for by who has proved lately who they are, and by nobody of the demo', async () => {
    const person = await makePerson('customer')
    await database().update(users).set({ email: demoPeople.customer.email }).where(eq(users.id, person.userId))
    expect((await want(person.cookie, fresh())).status).toBe(403)
    await database()
      .update(sessions)
      .set({ provedAt: new Date(0) })
      .where(eq(sessions.userId, person.userId))
    expect(refusal.parse((await want(person.cookie, fresh())).body).error.code).toBe('proof_required')
  })

  it('holds at once where no mail is sent', async () => {
    const [person, email] = [await makePerson('customer'), fresh()]
    const before = globalThis.tidewaterEnv
    const key = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'http://127.0.0.1:1', LOG_LEVEL: 'silent' }
    globalThis.tidewaterEnv = readEnv({ ...key, DATA_DIR: before?.dataDir ?? '' })
    try {
      expect((await want(person.cookie, email)).status).toBe(200)
    } finally {
      globalThis.tidewaterEnv = before
    }
    expect(await personOf(person.userId)).toMatchObject({ email, newEmail: null, emailVerified: false })
  })
})

it('a name is changed by its person, and that is written down', async () => {
  const person = await makePerson('customer')
  expect((await post('name', person.cookie, { name: '  ' })).status).toBe(400)
  expect((await post('name', person.cookie, { name: ' Wren Alder ' })).status).toBe(200)
  expect(await personOf(person.userId)).toMatchObject({ name: 'Wren Alder' })
  const rows = await database().select().from(auditLog).where(eq(auditLog.subject, person.userId))
  expect(rows.map(({ action }) => action)).toContain('user.rename')
})
