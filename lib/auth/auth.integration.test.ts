import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getSession } from '@/app/api/auth/get-session/route'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { POST as signOut } from '@/app/api/auth/sign-out/route'
import { POST as signUp } from '@/app/api/auth/sign-up/email/route'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { ask, cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { credentials, sessions, users } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const password = 'correct horse battery'
const form = (email: string) => ({ name: 'Ada Marlowe', email, password })
const register = (body: unknown) => signUp(ask('/api/auth/sign-up/email', { body }))
const enter = (body: unknown, cookie = '') => signIn(ask('/api/auth/sign-in/email', { body, cookie }))
const whoIs = async (cookie: string) => (await (await getSession(ask('/api/auth/get-session', { cookie }))).json()).user

describe('signing up', () => {
  it('makes a customer and signs them in', async () => {
    const response = await register(form('Ada@Example.test '))
    expect(response.status).toBe(200)
    expect(await whoIs(cookieOf(response.headers))).toMatchObject({
      name: 'Ada Marlowe',
      email: 'ada@example.test',
      role: 'customer',
    })
  })

  it('gives nobody a role they ask for', async () => {
    const response = await register({ ...form('boss@example.test'), role: 'admin' })
    expect(response.status).toBe(400)
    expect((await response.json()).error).toMatchObject({ code: 'parameter_unknown', param: 'role' })
    expect(await database().select().from(users).where(eq(users.email, 'boss@example.test'))).toEqual([])
  })

  it.each([
    ['an address that is taken', form('ADA@example.test'), 409, 'already_exists', 'email'],
    ['an address that is none', form('ada'), 400, 'parameter_invalid', 'email'],
    ['a short password', { ...form('b@example.test'), password: 'short' }, 400, 'parameter_invalid', 'password'],
    ['a long password', { ...form('b@example.test'), password: 'x'.repeat(129) }, 400, 'parameter_invalid', 'password'],
    ['a common password', { ...form('b@example.test'), password: 'password123' }, 400, 'parameter_invalid', 'password'],
    ['no name', { email: 'b@example.test', password }, 400, 'parameter_missing', 'name'],
    ['a blank name', { ...form('b@example.test'), name: '  ' }, 400, 'parameter_invalid', 'name'],
    ['an object for a password', { ...form('b@example.test'), password: {} }, 400, 'parameter_invalid', 'password'],
  ])('refuses %s', async (_, body, status, code, param) => {
    const response = await register(body)
    expect(response.status).toBe(status)
    expect((await response.json()).error).toMatchObject({ code, param })
  })

  it('leaves no person without a password behind', async () => {
    const people = await database().$count(users)
    expect(await database().$count(credentials)).toBe(people)
  })

  it('does not exist where people are invited', async () => {
    const open = globalThis.tidewaterEnv
    globalThis.tidewaterEnv = { ...(open ?? readEnv({})), signUp: 'invited' }
    const response = await register(form('uninvited@example.test'))
    globalThis.tidewaterEnv = open
    expect(response.status).toBe(404)
  })
})

describe('signing in', () => {
  it('says the same of a wrong password and an unknown address', async () => {
    const { email } = await makePerson('customer')
    const wrong = await enter({ email, password: 'not the password' })
    const unknown = await enter({ email: 'nobody@example.test', password })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const [first, second] = [(await wrong.json()).error, (await unknown.json()).error]
    expect(first.code).toBe('wrong_credentials')
    expect({ ...first, request_id: '' }).toEqual({ ...second, request_id: '' })
  })

  it('keeps the token in a cookie that scripts cannot read, and out of the body', async () => {
    const { email, password, userId } = await makePerson('support')
    const response = await enter({ email, password })
    expect(await response.json()).toEqual({ user: { id: userId } })
    const setCookies = response.headers.getSetCookie()
    expect(setCookies.length).toBeGreaterThan(0)
    for (const cookie of setCookies) {
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; SameSite=Lax/i)
      expect(cookie).toMatch(/; Path=\/(;|$)/i)
    }
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('ends the session that the browser had before', async () => {
    const before = await makePerson('customer')
    const after = await makePerson('customer')
    const response = await enter({ email: after.email, password: after.password }, before.cookie)
    expect(await whoIs(cookieOf(response.headers))).toMatchObject({ id: after.userId })
    expect(await whoIs(before.cookie)).toBeNull()
  })

  it('ends after twelve hours however busy', async () => {
    const { userId, cookie } = await makePerson('customer')
    await whoIs(cookie)
    const rows = await database().select().from(sessions).where(eq(sessions.userId, userId))
    for (const { createdAt, expiresAt } of rows) {
      expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000)).toBe(12 * 60)
    }
    await database()
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(sessions.userId, userId))
    expect(await whoIs(cookie)).toBeNull()
  })
})

it('signing out ends the session, not only the cookie', async () => {
  const { cookie } = await makePerson('customer')
  const response = await signOut(ask('/api/auth/sign-out', { cookie, body: {} }))
  expect(response.status).toBe(200)
  expect(cookieOf(response.headers)).not.toBe(cookie)
  expect(await whoIs(cookie)).toBeNull()
})

it.each([
  ['none', ''],
  ['junk', 'tidewater.session_token=junk; tidewater.session_token=%E0%A4%A'],
  ['a token without its signature', 'tidewater.session_token=abcdefghijklmnopqrstuvwxyz012345'],
])('a cookie that is %s belongs to nobody', async (_, cookie) => {
  expect(await whoIs(cookie)).toBeNull()
})

it('is only for pages of this site', async () => {
  const { email, password } = await makePerson('customer')
  const body = { email, password }
  const headers = { 'sec-fetch-site': 'cross-site' }
  const response = await signIn(ask('/api/auth/sign-in/email', { body, headers }))
  expect(response.status).toBe(403)
  expect(response.headers.getSetCookie()).toEqual([])
})
