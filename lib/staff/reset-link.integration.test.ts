import { and, eq, like } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { sessions, users, verifications } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'

const noMail = { STRIPE_SECRET_KEY: 'sk_test_1', LOG_LEVEL: 'silent' }
let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct(noMail)
})
afterAll(() => stop())
afterEach(() => {
  globalThis.tidewaterEnv = readEnv({ ...noMail, DATA_DIR: globalThis.tidewaterEnv?.dataDir })
})

const post = (path: string, cookie: string, body: unknown) => askRoute(path, { cookie, body })
const fresh = 'seven herons on a wall'
const set = async (token: string) =>
  (await post('/api/auth/password-reset/acceptance', '', { token, password: fresh })).status
const who = async (cookie: string) => (await askRoute('/api/auth/get-session', { cookie })).body

/** With a key staff are nobody without a second factor. */
async function makeStaff(role: 'admin' | 'support') {
  const person = await makePerson(role)
  await database().update(users).set({ twoFactorEnabled: true }).where(eq(users.id, person.userId))
  return person
}

const linkFor = (userId: string, cookie: string, reason = 'asked_by_phone') =>
  post(`/api/staff/${userId}/password-reset`, cookie, { reason })

async function tokenFor(userId: string): Promise<string> {
  const { cookie } = await makeStaff('admin')
  const { body } = await linkFor(userId, cookie)
  const made = z.strictObject({ link: z.url(), expires_at: z.iso.datetime() }).parse(body)
  expect(made.link).toMatch(/^http:\/\/localhost:3000\/reset-password#/)
  return made.link.split('#')[1] ?? ''
}

describe('a link that an admin hands over', () => {
  it('sets a new password once, ends every session, and is written down with its reason', async () => {
    const person = await makeStaff('support')
    const token = await tokenFor(person.userId)
    expect(await who(person.cookie)).toMatchObject({ user: { role: 'support' } })
    expect(await set(token)).toBe(200)
    expect(await who(person.cookie)).toEqual({ user: null })
    expect(await set(token)).toBe(404)
    const entered = await post('/api/auth/sign-in/email', '', { email: person.email, password: fresh })
    // The second factor is asked as before.
    expect([entered.status, entered.body]).toEqual([200, { second_factor: true }])
    const ofIt = and(eq(auditLog.subject, person.userId), like(auditLog.action, 'password.%'))
    const rows = await database().select().from(auditLog).where(ofIt).orderBy(auditLog.id)
    expect(rows).toMatchObject([
      { action: 'password.hand_link', actorRole: 'admin', detail: { reason: 'asked_by_phone' } },
      { action: 'password.reset', actor: person.userId },
    ])
  })

  it('proves no address, and is stored as a hash', async () => {
    const { userId } = await makeStaff('support')
    const token = await tokenFor(userId)
    const stored = JSON.stringify(await database().select().from(verifications))
    expect(stored).not.toContain(token.split('.')[0])
    expect(await set(token)).toBe(200)
    const [person] = await database().select().from(users).where(eq(users.id, userId))
    expect(person?.emailVerified).toBe(false)
  })

  it.each([
    ['followed by another', async (userId: string) => void (await tokenFor(userId))],
    [
      'older than half an hour',
      async (userId: string) => {
        const mine = eq(verifications.value, userId)
        const [row] = await database().select().from(verifications).where(mine)
        expect((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)).toBe(30 * 60_000)
        await database()
          .update(verifications)
          .set({ expiresAt: new Date(Date.now() - 1) })
          .where(mine)
      },
    ],
  ])('is worth nothing once it was %s', async (_, spoil) => {
    const { userId } = await makeStaff('support')
    const token = await tokenFor(userId)
    await spoil(userId)
    expect(await set(token)).toBe(404)
  })

  it('is made by admins alone, with a proof that is not older than five minutes and a reason', async () => {
    const admin = await makeStaff('admin')
    const support = await makeStaff('support')
    const customer = await makePerson('customer')
    const asked = [
      await linkFor(support.userId, support.cookie),
      await linkFor(support.userId, customer.cookie),
      await linkFor(support.userId, admin.cookie, 'because'),
    ]
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 400])
    const provedAt = new Date(Date.now() - 5 * 60_000 - 1000)
    await database().update(sessions).set({ provedAt }).where(eq(sessions.userId, admin.userId))
    const stale = await linkFor(support.userId, admin.cookie)
    expect([stale.status, stale.body]).toMatchObject([403, { error: { code: 'proof_required' } }])
    expect(await database().$count(verifications, eq(verifications.value, support.userId))).toBe(0)
  })

  it('is for staff who may sign in: for no customer, and for nobody who is suspended', async () => {
    const { cookie } = await makeStaff('admin')
    const customer = await makePerson('customer')
    const { userId } = await makeStaff('support')
    await database().update(users).set({ suspendedAt: new Date() }).where(eq(users.id, userId))
    expect((await linkFor(customer.userId, cookie)).status).toBe(404)
    expect((await linkFor(userId, cookie)).status).toBe(403)
    expect(await database().$count(verifications, eq(verifications.value, userId))).toBe(0)
  })

  it('is not made where mail is sent', async () => {
    const { cookie } = await makeStaff('admin')
    const { userId } = await makeStaff('support')
    const smtp = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'desk@example.test', APP_URL: 'http://localhost:3000' }
    globalThis.tidewaterEnv = readEnv({ ...noMail, ...smtp, DATA_DIR: globalThis.tidewaterEnv?.dataDir })
    const answer = await linkFor(userId, cookie)
    expect([answer.status, answer.body]).toMatchObject([
      403,
      { error: { message: expect.stringContaining('Mail is sent here') } },
    ])
  })
})
