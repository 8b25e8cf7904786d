import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/stream/route'
import { accountHolders } from '@/lib/account-holders/table'
import { signOut } from '@/lib/auth/sessions'
import { sessions } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { line } from '@/lib/stripe/line'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { StreamReader } from '@/lib/testing/read-stream'
import { announce } from './announce'
import { live, startLive, stopLive } from './live'
import { streamGate } from './open-stream'

let stop: () => Promise<void>
const openReaders: StreamReader[] = []

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(() => startLive())
afterEach(async () => {
  await Promise.all(openReaders.splice(0).map((reader) => reader.cancel()))
  await stopLive()
})

type Person = Awaited<ReturnType<typeof makePerson>>

async function customer(): Promise<Person & { holder: string }> {
  const person = await makePerson('customer')
  return { ...person, holder: await makeHolder(person.userId) }
}

async function makeHolder(userId: string): Promise<string> {
  const [holder] = await database()
    .insert(accountHolders)
    .values({ userId, type: 'customer' })
    .returning({ id: accountHolders.id })
  return holder?.id ?? ''
}

async function listenAs({ cookie }: Pick<Person, 'cookie'>, options: { after?: string; lastEventId?: string } = {}) {
  const query = new URLSearchParams({ after: options.after ?? live().cursor() })
  const headers = new Headers(options.lastEventId === undefined ? [] : [['last-event-id', options.lastEventId]])
  const response = await GET(ask(`/api/stream?${query}`, { cookie, headers }))
  expect(response.status).toBe(200)
  const reader = new StreamReader(response)
  openReaders.push(reader)
  return reader
}

/** Reads on to the first event of this name: on Postgres a `resync` may come first, when listening has begun. */
async function nextOf(reader: StreamReader, name: string) {
  for (;;) {
    const event = await reader.next()
    if (event === null || event.name === name) return event
  }
}

const dataOf = async (reader: StreamReader) => JSON.parse((await nextOf(reader, 'message'))?.data ?? 'null')

describe('the answer', () => {
  test('is a stream that nothing may keep or change, and begins at once', async () => {
    const { cookie } = await makePerson('customer')
    const response = await GET(ask('/api/stream', { cookie }))
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    const reader = new StreamReader(response)
    openReaders.push(reader)
    expect(await reader.next()).toMatchObject({ name: 'resync', id: expect.any(String) })
    expect(await reader.next()).toMatchObject({ name: 'hello', id: expect.any(String) })
  })

  test('is a refusal without a session, and for a page that was drawn for somebody else', async () => {
    const [me, other] = [await makePerson('customer'), await makePerson('customer')]
    expect((await GET(ask('/api/stream'))).status).toBe(401)
    expect((await GET(ask(`/api/stream?user=${other.userId}`, { cookie: me.cookie }))).status).toBe(401)
    expect((await GET(ask('/api/stream?kind=account', { cookie: me.cookie }))).status).toBe(400)
    expect(live().streams.size).toBe(0)
  })

  test('is a refusal for who has too many open', async () => {
    const { cookie } = await makePerson('customer')
    const statuses: number[] = []
    for (let browser = 0; browser < 21; browser++) {
      const response = await GET(ask('/api/stream', { cookie }))
      statuses.push(response.status)
      if (response.ok) openReaders.push(new StreamReader(response))
    }
    expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true)
    expect(statuses[20]).toBe(429)
  })
})

describe('a rush', () => {
  test('opens them all, however few may be asked about at once', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson('customer')))
    const rush = Array.from({ length: 160 }, (_, count) =>
      ask('/api/stream', { cookie: people[count % 8]?.cookie ?? '' }),
    )
    const answers = await Promise.all(rush.map((request) => GET(request)))
    openReaders.push(...answers.map((response) => new StreamReader(response)))
    expect(answers.map(({ status }) => status)).toEqual(Array(160).fill(200))
    expect(live().streams.size).toBe(160)
  })

  test('too great for a moment sends the rest away for a moment', async () => {
    const { cookie } = await makePerson('customer')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let leave = () => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const inside = Array.from({ length: 4 }, () => streamGate.pass(() => left))
    const asked = GET(ask('/api/stream', { cookie }))
    await vi.advanceTimersByTimeAsync(10_000)
    const refused = await asked
    vi.useRealTimers()
    leave()
    await Promise.all(inside)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
    await listenAs({ cookie })
  })
})

test('none is opened where nothing would be heard, so that pages ask by themselves', async () => {
  vi.spyOn(live(), 'isHeard', 'get').mockReturnValue(false)
  const { cookie } = await makePerson('customer')
  expect((await GET(ask('/api/stream', { cookie }))).status).toBe(503)
  vi.restoreAllMocks()
})

describe('hints', () => {
  test('reach their holder and staff, and nobody else', async () => {
    const [mine, theirs, staff] = [await customer(), await customer(), await makePerson('support')]
    const [me, them, support] = [await listenAs(mine), await listenAs(theirs), await listenAs(staff)]
    announce({ kind: 'account', id: 'fca_theirs', holderId: theirs.holder })
    announce({ kind: 'event', id: 'evt_1', holderId: null })
    announce({ kind: 'transactions', id: 'fca_mine', holderId: mine.holder })
    expect(await dataOf(me)).toEqual({ kind: 'transactions', id: 'fca_mine' })
    expect(await dataOf(them)).toEqual({ kind: 'account', id: 'fca_theirs' })
    const heard = [await dataOf(support), await dataOf(support), await dataOf(support)]
    expect(heard.map(({ id }) => id)).toEqual(['fca_theirs', 'evt_1', 'fca_mine'])
  })

  test('of a first link reach somebody who had no holder when the stream began', async () => {
    const person = await makePerson('customer')
    const reader = await listenAs(person)
    const holderId = await makeHolder(person.userId)
    announce({ kind: 'account', id: 'fca_first', holderId })
    await nextOf(reader, 'resync')
    await live().streams.check()
    announce({ kind: 'account', id: 'fca_second', holderId })
    const { id } = await dataOf(reader) // The first as well, where it comes after the look that finds the holder.
    expect(id === 'fca_first' ? (await dataOf(reader)).id : id).toBe('fca_second')
  })

  test('missed while away are told on the same instance, and only the own ones', async () => {
    const [mine, theirs] = [await customer(), await customer()]
    const before = await listenAs(mine)
    announce({ kind: 'account', id: 'fca_0', holderId: mine.holder })
    const last = await nextOf(before, 'message')
    await before.cancel()
    const staff = await listenAs(await makePerson('support'))
    announce({ kind: 'account', id: 'fca_theirs', holderId: theirs.holder })
    announce({ kind: 'account', id: 'fca_1', holderId: mine.holder })
    for (let heard = 0; heard < 2; heard++) await dataOf(staff)
    const again = await listenAs(mine, { after: 'an.older', lastEventId: last?.id ?? '' })
    expect(await again.next()).toMatchObject({ name: 'message', data: '{"kind":"account","id":"fca_1"}' })
    expect(await again.next()).toMatchObject({ name: 'hello' })
  })

  test.each(['another.0', 'nonsense', '', 'x'.repeat(100)])('after the id %j begin with a resync', async (after) => {
    const reader = await listenAs(await customer(), { after })
    expect(await reader.next()).toMatchObject({ name: 'resync' })
    expect(await reader.next()).toMatchObject({ name: 'hello' })
  })
})

describe('a stream', () => {
  test('shows that it lives', async () => {
    const reader = await listenAs(await customer())
    live().streams.beat()
    expect(await nextOf(reader, 'beat')).toMatchObject({ data: '{"isStripeAway":false}' })
  })

  test('says when Stripe is away', async () => {
    const reader = await listenAs(await customer())
    const { breaker } = line()
    vi.spyOn(breaker, 'isAway', 'get').mockReturnValue(true)
    live().streams.beat()
    vi.restoreAllMocks()
    expect(await nextOf(reader, 'beat')).toMatchObject({ data: '{"isStripeAway":true}' })
  })

  test('ends when its session is signed out, and another one of the same person goes on', async () => {
    const person = await customer()
    const reader = await listenAs(person)
    await signOut(new Headers({ cookie: person.cookie }))
    expect(await nextOf(reader, 'ended')).toMatchObject({ name: 'ended' })
    expect(await reader.next()).toBeNull()
    expect(live().streams.size).toBe(0)
  })

  test('ends when its session is revoked or has run out without a word', async () => {
    const [revoked, expired, valid] = [await customer(), await customer(), await customer()]
    const readers = [await listenAs(revoked), await listenAs(expired)]
    await listenAs(valid)
    await database().delete(sessions).where(eq(sessions.userId, revoked.userId))
    await database()
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.userId, expired.userId))
    await live().streams.check()
    for (const reader of readers) expect(await nextOf(reader, 'ended')).not.toBeNull()
    expect(live().streams.size).toBe(1)
  })

  test('ends with the server, and none begins while it stops', async () => {
    const person = await customer()
    const reader = await listenAs(person)
    globalThis.tidewaterCloseStreams?.()
    expect(await nextOf(reader, 'never')).toBeNull()
    expect(await nextOf(await listenAs(person), 'never')).toBeNull()
  })

  test('of a reader who does not read is dropped, and one who does goes on', async () => {
    const staff = await makePerson('support')
    const slow = await GET(ask('/api/stream', { cookie: staff.cookie }))
    const quick = await listenAs(staff)
    for (let batch = 0; batch < 20; batch++) {
      const hints = Array.from({ length: 100 }, (_, index) => ({
        kind: 'event' as const,
        id: `evt_${batch}_${index}`,
        holderId: null,
      }))
      live().streams.deliver(hints)
      for (const { id } of hints) expect(await dataOf(quick)).toEqual({ kind: 'event', id })
    }
    expect(live().streams.size).toBe(1)
    await expect(slow.text()).rejects.toThrow('the stream was ended')
  })

  test('hears of very much at once as a resync', async () => {
    const reader = await listenAs(await makePerson('support'))
    const flood = Array.from({ length: 5_000 }, (_, index) => ({
      kind: 'event' as const,
      id: `evt_${index}`,
      holderId: null,
    }))
    live().streams.deliver(flood)
    live().streams.deliver([{ kind: 'event', id: 'evt_last', holderId: null }])
    await nextOf(reader, 'resync')
    expect(await dataOf(reader)).toEqual({ kind: 'event', id: 'evt_last' })
  })
})

describe('10,000 streams, opened and aborted', () => {
  const reader = { userId: 'somebody', role: 'customer' as const, holderId: 'holder', session: 'session' }

  test('leave nothing behind', async () => {
    const { streams } = live()
    const left = Array.from({ length: 10_000 }, (_, count) => {
      const stream = streams.open(reader, null)
      if (count % 2 === 0) stream.abort()
      else void stream.body.cancel()
      return new WeakRef(stream)
    })
    expect(streams.size).toBe(0)
    await collectGarbage()
    expect(left.filter((stream) => stream.deref()).length).toBeLessThan(10)
  })

  test('through the route are let go of however they end', async () => {
    const { cookie } = await customer()
    for (let count = 0; count < (process.env.PROVE ? 10_000 : 100); count++) {
      const controller = new AbortController()
      if (count % 3 === 0) controller.abort()
      const response = await GET(new Request(ask('/api/stream', { cookie }), { signal: controller.signal }))
      if (count % 3 === 1) controller.abort()
      if (count % 3 === 2) await response.body?.cancel()
    }
    expect(live().streams.size).toBe(0)
  }, 600_000)
})

/** Twice, with a turn of the loop in between: what the first run frees may have held more. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc')
  for (let run = 0; run < 2; run++) {
    await new Promise((done) => setImmediate(done))
    collect()
  }
}
