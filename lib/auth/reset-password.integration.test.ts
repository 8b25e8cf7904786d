import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { demoPeople } from '@/lib/demo/people'
import { seedDemo } from '@/lib/demo/seed'
import { readEnv } from '@/lib/env/read-env'
import { limits } from '@/lib/limits/table'
import { messages } from '@/lib/mail/table'
import { closeSimulator } from '@/lib/stripe/simulator'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { nextTotpOf, totpOf } from '@/lib/testing/totp'
import { auth } from './auth'
import { sessions, users, verifications } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})
beforeEach(async () => {
  await database().delete(messages)
  await database().delete(limits)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const post = (path: string, body: unknown, cookie = '') => askRoute(`/api/auth/${path}`, { cookie, body })
const fresh = 'seven herons on a wall'
const set = async (token: string, password = fresh) =>
  (await post('password-reset/acceptance', { token, password })).status
const signIn = (email: string, password: string) => post('sign-in/email', { email, password })
const who = async (cookie: string) => (await askRoute('/api/auth/get-session', { cookie })).body

/** Asks for a link and gives what it carries; null where nobody was written to. */
async function ask(email: string): Promise<string | null> {
  expect((await post('password-reset', { email })).status).toBe(200)
  const sent = await database().select().from(messages).where(eq(messages.kind, 'password_reset'))
  return sent.findLast(({ recipient }) => recipient === email)?.link?.split('#')[1] ?? null
}

describe('a new password', () => {
  it('is set by the link, ends every session, and is told and written down', async () => {
    const person = await makePerson('customer')
    const elsewhere = cookieOf((await signIn(person.email, person.password)).headers)
    expect(await set((await ask(person.email)) ?? '')).toBe(200)
    for (const cookie of [person.cookie, elsewhere]) expect(await who(cookie)).toEqual({ user: null })
    expect((await signIn(person.email, person.password)).status).toBe(401)
    expect((await signIn(person.email, fresh)).status).toBe(200)
    const told = await database().select().from(messages).where(eq(messages.kind, 'password_changed'))
    expect(told).toMatchObject([{ recipient: person.email, link: null }])
    const rows = await database().select().from(auditLog).where(eq(auditLog.subject, person.userId))
    expect(rows.map(({ action }) => action)).toContain('password.reset')
    expect((await database().select().from(users).where(eq(users.id, person.userId)))[0]?.emailVerified).toBe(true)
  })

  it('is none of the common ones, which leaves the link as it was', async () => {
    const { email } = await makePerson('customer')
    const token = (await ask(email)) ?? ''
    const refused = await post('password-reset/acceptance', { token, password: 'password1234' })
    expect([refused.status, refused.body]).toMatchObject([400, { error: { param: 'password' } }])
    expect(await set(token)).toBe(200)
  })

  it('is set once by a link, also of two who have it', async () => {
    const { email } = await makePerson('customer')
    const token = (await ask(email)) ?? ''
    const answers = await Promise.all([set(token), set(token, 'eight herons on a wall')])
    expect(answers.sort()).toEqual([200, 404])
    expect(await set(token)).toBe(404)
  })

  it.each([
    ['followed by another', async (email: string) => void (await ask(email))],
    [
      'too old',
      async () =>
        void (await database()
          .update(verifications)
          .set({ expiresAt: new Date(Date.now() - 1) })),
    ],
  ])('is not set by a link that was %s', async (_, spoil) => {
    const { email, password } = await makePerson('customer')
    const token = (await ask(email)) ?? ''
    await spoil(email)
    expect(await set(token)).toBe(404)
    expect((await signIn(email, password)).status).toBe(200)
  })

  it('is not set by the link of another purpose, nor by what is stored', async () => {
    const person = await makePerson('customer')
    await post('address-confirmation', {}, person.cookie)
    const [other] = await database().select().from(messages)
    expect(await set(other?.link?.split('#')[1] ?? '')).toBe(404)
    const token = (await ask(person.email)) ?? ''
    const [stored] = await database().select().from(verifications).where(eq(verifications.value, person.userId))
    expect(JSON.stringify(stored)).not.toContain(token.split('.')[0])
    expect(await set(stored?.identifier.split(':')[1] ?? '')).toBe(404)
  })

  it('lasts half an hour at most', async () => {
    const { email } = await makePerson('customer')
    await ask(email)
    const [sent] = await database().select().from(messages)
    expect((sent?.linkUntil?.getTime() ?? 0) - (sent?.createdAt.getTime() ?? 0)).toBeCloseTo(30 * 60_000, -3)
  })

  it.each(['password alone', 'second factor'])('ends a sign-in that is just beginning, with the %s', async (way) => {
    const person = await makePerson('customer')
    const begun = await post('second-factor', { password: person.password }, person.cookie)
    const { secret } = z.object({ secret: z.string() }).parse(begun.body)
    const isShort = way === 'password alone'
    if (!isShort) await post('second-factor/confirmation', { code: totpOf(secret) }, person.cookie)
    const token = (await ask(person.email)) ?? ''
    const waiting = isShort ? '' : cookieOf((await signIn(person.email, person.password)).headers)
    const { internalAdapter } = await auth().$context
    const create = internalAdapter.createSession
    // What was proved is proved by now, and the session is about to be written.
    vi.spyOn(internalAdapter, 'createSession').mockImplementationOnce(async (...made) => {
      expect(await set(token)).toBe(200)
      return create(...made)
    })
    const entered = isShort
      ? await signIn(person.email, person.password)
      : await post('sign-in/second-factor', { code: nextTotpOf(secret) }, waiting)
    expect([entered.status, entered.headers.getSetCookie()]).toEqual([401, []])
    expect(await database().$count(sessions, eq(sessions.userId, person.userId))).toBe(0)
  })

  it('ends the first step of one, too', async () => {
    const person = await makePerson('customer')
    const begun = await post('second-factor', { password: person.password }, person.cookie)
    const { secret } = z.object({ secret: z.string() }).parse(begun.body)
    await post('second-factor/confirmation', { code: totpOf(secret) }, person.cookie)
    const token = (await ask(person.email)) ?? ''
    const { password } = await auth().$context
    const verify = password.verify
    vi.spyOn(password, 'verify').mockImplementationOnce(async (given) => {
      const fits = await verify(given)
      expect(await set(token)).toBe(200)
      return fits
    })
    expect((await signIn(person.email, person.password)).status).toBe(401)
    expect(await database().$count(verifications, eq(verifications.value, person.userId))).toBe(0)
  })

  it('does not do without the second factor, and ends a sign-in that waits for it', async () => {
    const person = await makePerson('customer')
    const begun = await post('second-factor', { password: person.password }, person.cookie)
    const { secret } = z.object({ secret: z.string() }).parse(begun.body)
    await post('second-factor/confirmation', { code: totpOf(secret) }, person.cookie)
    const waiting = cookieOf((await signIn(person.email, person.password)).headers)
    expect(await set((await ask(person.email)) ?? '')).toBe(200)
    const code = nextTotpOf(secret)
    expect((await post('sign-in/second-factor', { code }, waiting)).status).toBe(401)
    const first = await signIn(person.email, fresh)
    expect(first.body).toEqual({ second_factor: true })
    expect(await who(cookieOf(first.headers))).toEqual({ user: null })
  })
})

describe('who asks', () => {
  it('is answered the same whether there is a profile', async () => {
    const { email } = await makePerson('customer')
    const known = await post('password-reset', { email })
    const unknown = await post('password-reset', { email: 'nobody@example.test' })
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(await database().$count(messages)).toBe(1)
  })

  it('is answered after the same time', async () => {
    const { email } = await makePerson('customer')
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const answered: string[] = []
    // Nobody's is asked first and finds less to do: once the message is there, the work for both is done.
    const asked = ['nobody@example.test', email].map((each) =>
      post('password-reset', { email: each }).then(() => answered.push(each)),
    )
    while ((await database().$count(messages)) === 0) await setImmediate()
    expect(answered).toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    await Promise.all(asked)
  })

  it('is not written to where the profile is suspended, or a demo login', async () => {
    const { email, userId } = await makePerson('support')
    await database().update(users).set({ suspendedAt: new Date() }).where(eq(users.id, userId))
    expect(await ask(email)).toBeNull()
    await seedDemo()
    expect(await ask(demoPeople.admin.email)).toBeNull()
  })

  it('may do so five times an hour', async () => {
    const { email } = await makePerson('customer')
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 500 })
    const statuses: number[] = []
    for (let times = 0; times < 6; times += 1) statuses.push((await post('password-reset', { email })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('is told where no mail is sent', async () => {
    const { email } = await makePerson('customer')
    const before = globalThis.tidewaterEnv
    globalThis.tidewaterEnv = readEnv({
      STRIPE_SECRET_KEY: 'sk_test_1',
      LOG_LEVEL: 'silent',
      DATA_DIR: before?.dataDir,
    })
    const answer = await post('password-reset', { email })
    globalThis.tidewaterEnv = before
    expect([answer.status, answer.body]).toEqual([
      409,
      {
        error: expect.objectContaining({ code: 'not_configured', message: expect.stringContaining('No mail is sent') }),
      },
    ])
  })
})
