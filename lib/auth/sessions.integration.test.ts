import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { database } from '@/lib/db/client'
import { live, stopLive } from '@/lib/live/live'
import { askRoute } from '@/lib/testing/app-routes'
import { ask, cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { sessions } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(async () => {
  await stopLive()
  await stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const minute = 60_000
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)
const byItself = { 'Tidewater-Automatic': '1' }

const read = async (cookie: string, headers: Record<string, string> = {}) =>
  (await askRoute('/api/auth/sessions', { cookie, headers })).status
const list = z.object({ data: z.array(z.looseObject({ id: z.string(), is_current: z.boolean() })) })
const listOf = async (cookie: string) => list.parse((await askRoute('/api/auth/sessions', { cookie })).body).data

async function another({ email, password }: { email: string; password: string }, userAgent = ''): Promise<string> {
  const body = { email, password }
  const answer = await signIn(ask('/api/auth/sign-in/email', { body, headers: { 'user-agent': userAgent } }))
  return cookieOf(answer.headers)
}

describe.each([
  ['customer', 30],
  ['support', 15],
  ['admin', 15],
] as const)('%s', (role, minutes) => {
  it(`is signed out after ${minutes} minutes without a request they caused`, async () => {
    const { cookie } = await makePerson(role)
    pass((minutes - 1) * minute)
    expect(await read(cookie)).toBe(200)
    pass((minutes - 1) * minute)
    expect(await read(cookie)).toBe(200)
    pass(minutes * minute + 1)
    expect(await read(cookie)).toBe(401)
    pass(-minutes * minute)
    expect(await read(cookie)).toBe(401)
  })
})

const automatic: [string, Record<string, string>, string?][] = [
  ['what a page asks by itself', byItself],
  ['a stream', { Accept: 'text/event-stream' }],
  ['a page that is fetched ahead', { 'Next-Router-Prefetch': '1' }],
  ['a page that the browser fetches ahead', { 'Sec-Purpose': 'prefetch;prerender' }],
  ['a page that is drawn again by itself', {}, '; automatic=1'],
]
it.each(automatic)('%s keeps nobody signed in', async (_, headers, marked = '') => {
  const person = await makePerson('support')
  const cookie = person.cookie + marked
  for (let passed = 0; passed < 15; passed += 5) {
    expect(await read(cookie, headers)).toBe(200)
    pass(5 * minute)
  }
  pass(1)
  expect(await read(cookie, headers)).toBe(401)
})

it('ends after twelve hours however busy', async () => {
  const { cookie } = await makePerson('customer')
  for (let passed = 20; passed < 12 * 60; passed += 20) {
    pass(20 * minute)
    expect(await read(cookie)).toBe(200)
  }
  pass(20 * minute + 1)
  expect(await read(cookie)).toBe(401)
})

it('writes down at most once a minute that somebody is there', async () => {
  const { cookie, userId } = await makePerson('customer')
  const seen = async () => {
    const rows = await database().select().from(sessions).where(eq(sessions.userId, userId))
    return Math.max(...rows.map(({ lastSeenAt }) => lastSeenAt.getTime()))
  }
  const begun = await seen()
  pass(59_000)
  await read(cookie)
  expect(await seen()).toBe(begun)
  pass(2_000)
  await read(cookie)
  expect(await seen()).toBe(Date.now())
})

describe('the list', () => {
  it('names the devices of the viewer, and of nobody else', async () => {
    const person = await makePerson('customer')
    await makePerson('customer')
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1'
    const cookie = await another(person, phone)
    const rows = await listOf(cookie)
    expect(rows).toHaveLength(2)
    expect(rows.filter((row) => row.is_current)).toEqual([
      expect.objectContaining({ browser: 'Safari', system: 'iPhone' }),
    ])
    expect(JSON.stringify(rows)).not.toContain(person.cookie.split('=')[1]?.slice(0, 20))
  })
})

describe('signing out elsewhere', () => {
  it('ends one, and its calls and streams at once', async () => {
    const person = await makePerson('customer')
    const other = await another(person)
    const before = live().streams.size
    const stream = await openStream(other)
    expect(live().streams.size).toBe(before + 1)
    const there = (await listOf(other)).find((row) => row.is_current)?.id
    expect((await askRoute(`/api/auth/sessions/${there}/end`, { cookie: person.cookie, body: {} })).status).toBe(200)
    expect(await read(other)).toBe(401)
    await endOf(stream)
    expect(live().streams.size).toBe(before)
    expect(await read(person.cookie)).toBe(200)
  })

  it('ends all others', async () => {
    const person = await makePerson('customer')
    const stranger = await makePerson('customer')
    const [other] = [await another(person), await another(person)]
    const answer = await askRoute('/api/auth/sessions/ended-others', { cookie: person.cookie, body: {} })
    expect(answer.body).toEqual({ ended: 2 })
    expect([await read(other), await read(person.cookie), await read(stranger.cookie)]).toEqual([401, 200, 200])
  })

  it('is for one’s own sessions', async () => {
    const person = await makePerson('customer')
    const stranger = await makePerson('admin')
    const id = (await listOf(stranger.cookie))[0]?.id
    const answer = await askRoute(`/api/auth/sessions/${id}/end`, { cookie: person.cookie, body: {} })
    expect(answer.status).toBe(404)
    expect(await read(stranger.cookie)).toBe(200)
  })
})

async function openStream(cookie: string): Promise<ReadableStream<Uint8Array>> {
  const { GET } = await import('@/app/api/stream/route')
  const { body } = await GET(ask('/api/stream', { cookie }))
  if (!body) throw new Error('no stream')
  return body
}

/** Reads until the server ends it. */
async function endOf(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader()
  while (!(await reader.read()).done);
}
