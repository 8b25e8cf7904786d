import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { limits } from '@/lib/limits/table'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { nextTotpOf, totpOf } from '@/lib/testing/totp'
import { sessions, twoFactors } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
afterEach(async () => {
  await database().delete(limits)
})

const enrolment = z.object({
  secret: z.string(),
  qr: z.object({ size: z.number(), path: z.string() }),
  backup_codes: z.array(z.string()).length(10),
})
const refusal = z.object({ error: z.object({ code: z.string(), param: z.string().optional() }) })

type Person = { cookie: string; email: string; password: string; userId: string }
type Answer = Awaited<ReturnType<typeof askRoute>>

const post = (path: string, cookie: string, body: unknown) => askRoute(`/api/auth/${path}`, { cookie, body })
const codeOf = ({ status, body }: Answer) => [status, refusal.parse(body).error.code, refusal.parse(body).error.param]
const who = async (cookie: string) => (await askRoute('/api/auth/get-session', { cookie })).body

async function begin({ cookie, password }: Pick<Person, 'cookie' | 'password'>) {
  return enrolment.parse((await post('second-factor', cookie, { password })).body)
}

async function enrol(person: Person) {
  const made = await begin(person)
  const confirmed = await post('second-factor/confirmation', person.cookie, { code: totpOf(made.secret) })
  expect(confirmed.status).toBe(200)
  await waitForNextCode()
  return { ...person, ...made, cookie: cookieOf(confirmed.headers) }
}

/** As if half a minute had passed: a code is taken once. */
const waitForNextCode = () => database().update(twoFactors).set({ lastStep: null })

const firstStep = async ({ email, password }: Person) => {
  const answer = await post('sign-in/email', '', { email, password })
  return { ...answer, cookie: cookieOf(answer.headers) }
}

describe('setting up a second factor', () => {
  it('needs the password, and a first right code', async () => {
    const person = await makePerson('customer')
    const wrong = await post('second-factor', person.cookie, { password: 'not the password' })
    expect(codeOf(wrong)).toEqual([401, 'wrong_credentials', 'password'])
    const { secret } = await begin(person)
    const guessed = totpOf(secret) === '000000' ? '111111' : '000000'
    const refused = await post('second-factor/confirmation', person.cookie, { code: guessed })
    expect(codeOf(refused)).toEqual([401, 'wrong_credentials', 'code'])
    expect((await firstStep(person)).body).toEqual({ user: { id: person.userId } })
  })

  it('changes the session, and ends every other', async () => {
    const person = await makePerson('customer')
    const elsewhere = await firstStep(person)
    const { cookie } = await enrol(person)
    expect(cookie).not.toBe(person.cookie)
    expect(await who(cookie)).toMatchObject({ user: { id: person.userId } })
    expect(await who(person.cookie)).toEqual({ user: null })
    expect(await who(elsewhere.cookie)).toEqual({ user: null })
  })

  it('is not done twice', async () => {
    const person = await enrol(await makePerson('customer'))
    expect(codeOf(await post('second-factor', person.cookie, { password: person.password }))[0]).toBe(409)
  })
})

describe('signing in with a second factor', () => {
  it('begins nothing with the password alone', async () => {
    const person = await enrol(await makePerson('customer'))
    const first = await firstStep(person)
    expect(first.body).toEqual({ second_factor: true })
    expect(await who(first.cookie)).toEqual({ user: null })
    for (const cookie of first.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|Max-Age=0/i)
  })

  it('takes the code of the app', async () => {
    const person = await enrol(await makePerson('customer'))
    const { cookie } = await firstStep(person)
    const second = await post('sign-in/second-factor', cookie, { code: ` ${totpOf(person.secret)} ` })
    expect([second.status, second.body]).toEqual([200, {}])
    expect(await who(cookieOf(second.headers))).toMatchObject({ user: { id: person.userId } })
  })

  it('takes a code once, also of two who say it at the same time, and none before it', async () => {
    const person = await enrol(await makePerson('customer'))
    const [before, code] = [totpOf(person.secret, Date.now() - 30_000), totpOf(person.secret)]
    const say = async (words: string, { cookie }: { cookie: string }) =>
      (await post('sign-in/second-factor', cookie, { code: words })).status
    const [first, second] = [await firstStep(person), await firstStep(person)]
    expect((await Promise.all([say(code, first), say(code, second)])).sort()).toEqual([200, 401])
    const third = await firstStep(person)
    expect([await say(code, third), await say(before, third)]).toEqual([401, 401])
    expect((await post('proof', person.cookie, { password: person.password, code })).status).toBe(401)
    expect(await say(nextTotpOf(person.secret), third)).toBe(200)
  })

  it('takes no second try at the code that turned it on', async () => {
    const person = await makePerson('customer')
    const { secret } = await begin(person)
    const code = totpOf(secret)
    await post('second-factor/confirmation', person.cookie, { code })
    const { cookie } = await firstStep(person)
    expect((await post('sign-in/second-factor', cookie, { code })).status).toBe(401)
  })

  it('takes a backup code, once', async () => {
    const person = await enrol(await makePerson('customer'))
    const [code = ''] = person.backup_codes
    const once = await post('sign-in/second-factor', (await firstStep(person)).cookie, { code })
    expect(once.status).toBe(200)
    const twice = await post('sign-in/second-factor', (await firstStep(person)).cookie, { code })
    expect(codeOf(twice)).toEqual([401, 'wrong_credentials', 'code'])
  })

  it('allows five wrong codes', async () => {
    const person = await enrol(await makePerson('customer'))
    const { cookie } = await firstStep(person)
    const wrong = totpOf(person.secret) === '000000' ? '111111' : '000000'
    for (let times = 0; times < 5; times++) await post('sign-in/second-factor', cookie, { code: wrong })
    const right = await post('sign-in/second-factor', cookie, { code: totpOf(person.secret) })
    expect(codeOf(right)).toEqual([401, 'not_signed_in', undefined])
  })

  it('takes no code without the password', async () => {
    const person = await enrol(await makePerson('customer'))
    for (const cookie of ['', person.cookie]) {
      const answer = await post('sign-in/second-factor', cookie, { code: totpOf(person.secret) })
      expect(codeOf(answer)).toEqual([401, 'not_signed_in', undefined])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })
})

describe('saying again who one is', () => {
  const age = (userId: string) =>
    database()
      .update(sessions)
      .set({ provedAt: new Date(0) })
      .where(eq(sessions.userId, userId))
  const provedAt = async (userId: string) => {
    const rows = await database().select().from(sessions).where(eq(sessions.userId, userId))
    return Math.max(...rows.map((row) => row.provedAt.getTime()))
  }

  it('takes the password of who has no second factor', async () => {
    const person = await makePerson('customer')
    await age(person.userId)
    expect(codeOf(await post('proof', person.cookie, { password: 'wrong password' }))[2]).toBe('password')
    expect(await provedAt(person.userId)).toBe(0)
    expect((await post('proof', person.cookie, { password: person.password })).status).toBe(200)
    expect(await provedAt(person.userId)).toBeGreaterThan(0)
  })

  it('takes the code, too, of who has one', async () => {
    const person = await enrol(await makePerson('customer'))
    await age(person.userId)
    const { password } = person
    expect(codeOf(await post('proof', person.cookie, { password }))).toEqual([400, 'parameter_missing', 'code'])
    const guessed = totpOf(person.secret) === '000000' ? '111111' : '000000'
    expect(codeOf(await post('proof', person.cookie, { password, code: guessed }))[2]).toBe('code')
    expect(await provedAt(person.userId)).toBe(0)
    expect((await post('proof', person.cookie, { password, code: totpOf(person.secret) })).status).toBe(200)
    expect(await provedAt(person.userId)).toBeGreaterThan(0)
  })

  it('ends a guessing of codes, wherever they are said', async () => {
    const person = await enrol(await makePerson('customer'))
    const guess = { password: person.password, code: 'AAAAA-AAAAA' }
    const statuses: number[] = []
    for (let times = 0; times < 6; times++) {
      statuses.push((await post('second-factor/backup-codes', person.cookie, guess)).status)
    }
    const { cookie } = await firstStep(person)
    for (let times = 0; times < 5; times++) {
      statuses.push((await post('sign-in/second-factor', cookie, { code: guess.code })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429])
  })

  it('ends a guessing of passwords', async () => {
    const person = await makePerson('customer')
    const statuses: number[] = []
    for (let times = 0; times < 11; times++) {
      statuses.push((await post('proof', person.cookie, { password: 'wrong password' })).status)
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

it('removing it needs both, and makes new backup codes worthless', async () => {
  const person = await enrol(await makePerson('customer'))
  const proof = { password: person.password, code: totpOf(person.secret) }
  const renewed = await post('second-factor/backup-codes', person.cookie, proof)
  const { backup_codes: fresh } = z.object({ backup_codes: z.array(z.string()) }).parse(renewed.body)
  expect(fresh).not.toEqual(person.backup_codes)
  const [old = ''] = person.backup_codes
  expect(codeOf(await post('second-factor/removal', person.cookie, { ...proof, code: old }))[2]).toBe('code')
  await waitForNextCode()
  const removed = await post('second-factor/removal', person.cookie, proof)
  expect(removed.status).toBe(200)
  expect(await who(person.cookie)).toEqual({ user: null })
  expect(await who(cookieOf(removed.headers))).toMatchObject({ user: { id: person.userId } })
  expect((await firstStep(person)).body).toEqual({ user: { id: person.userId } })
})

describe('with a Stripe key', () => {
  const simulated = () => globalThis.tidewaterEnv
  let before: ReturnType<typeof simulated>
  const setKey = () => {
    before = simulated()
    globalThis.tidewaterEnv = readEnv({
      LOG_LEVEL: 'silent',
      STRIPE_SECRET_KEY: 'sk_test_1',
      DATA_DIR: before?.dataDir ?? '',
    })
  }
  afterEach(() => {
    globalThis.tidewaterEnv = before
  })

  const askedOf = ['/api/search?q=ab', '/api/settings', '/api/stripe-calls', '/api/stream']

  it.each(['support', 'admin'] as const)('%s can do nothing but set one up', async (role) => {
    const person = await makePerson(role)
    setKey()
    for (const path of askedOf) {
      const answer = await askRoute(path, { cookie: person.cookie })
      expect([path, ...codeOf(answer)]).toEqual([path, 403, 'second_factor_required', undefined])
    }
    const { cookie } = await enrol(person)
    expect((await askRoute('/api/settings', { cookie })).status).toBe(200)
  })

  it('customers choose', async () => {
    const { cookie } = await makePerson('customer')
    setKey()
    expect((await askRoute('/api/accounts', { cookie })).status).toBe(200)
  })

  it('staff cannot remove it again', async () => {
    const person = await enrol(await makePerson('support'))
    setKey()
    const proof = { password: person.password, code: totpOf(person.secret) }
    expect(codeOf(await post('second-factor/removal', person.cookie, proof))).toEqual([403, 'not_allowed', undefined])
  })
})
