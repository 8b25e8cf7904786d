import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { AppError, Refusal } from './errors'
import { handler, publicHandler } from './route'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const body = z.strictObject({
  name: z.string(),
  limits: z.strictObject({ accounts: z.union([z.int(), z.literal('')]) }).optional(),
  filters: z.strictObject({ countries: z.array(z.string()).optional() }).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})
const query = z.strictObject({
  limit: z.coerce.number().int().max(100).optional(),
  expand: z.array(z.string()).optional(),
  transacted_at: z.strictObject({ gte: z.string().optional() }).optional(),
})
const echo = publicHandler({ body, query }, async (asked) => ({ body: asked.body, query: asked.query }))
const post = (sent: unknown, headers: HeadersInit = {}) => echo(ask('/echo', { body: sent, headers }))
const get = (search: string) => publicHandler({ query }, async (asked) => asked.query)(ask(`/echo?${search}`))
const errorOf = async (response: Response) => ({ status: response.status, ...(await response.json()).error })

describe('a body', () => {
  it('arrives as it was sent', async () => {
    const sent = { name: 'Ada ✓', limits: { accounts: '' }, filters: { countries: ['US'] }, metadata: { a: 'b' } }
    expect(await (await post(sent)).json()).toEqual({ body: sent, query: {} })
  })

  it.each([
    ['an unknown parameter', { name: 'a', nom: 1 }, 'parameter_unknown', 'nom'],
    ['an unknown one inside', { name: 'a', filters: { foo: 1 } }, 'parameter_unknown', 'filters[foo]'],
    ['a missing one', {}, 'parameter_missing', 'name'],
    ['a missing one inside', { name: 'a', limits: {} }, 'parameter_missing', 'limits[accounts]'],
    ['a wrong one', { name: 1 }, 'parameter_invalid', 'name'],
    ['null for a wrong one', { name: null }, 'parameter_invalid', 'name'],
    [
      'a wrong one in a list',
      { name: 'a', filters: { countries: ['US', 2] } },
      'parameter_invalid',
      'filters[countries][1]',
    ],
    ['one that fits no choice', { name: 'a', limits: { accounts: 1.5 } }, 'parameter_invalid', 'limits[accounts]'],
    ['text with NUL', { name: 'a\0b' }, 'parameter_invalid', 'name'],
    ['half a character', '{"name":"\\ud800"}', 'parameter_invalid', 'name'],
    ['a NUL in a free name', { name: 'a', metadata: { 'x\0': 'y' } }, 'parameter_unknown', 'metadata[x\0]'],
    ['a way to the prototype', '{"name":"a","__proto__":{"admin":true}}', 'parameter_unknown', '__proto__'],
    ['one further in', '{"name":"a","metadata":{"__proto__":"x"}}', 'parameter_unknown', 'metadata[__proto__]'],
    ['an unended nesting', `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'body_invalid', undefined],
    ['a list', '[]', 'body_invalid', undefined],
    ['a word', '"a"', 'body_invalid', undefined],
    ['no JSON', '{', 'body_invalid', undefined],
    ['a byte order mark', '\ufeff{"name":"a"}', 'body_invalid', undefined],
  ])('is refused for %s', async (_, sent, code, param) => {
    expect(await errorOf(await post(sent))).toMatchObject({ status: 400, code, ...(param ? { param } : {}) })
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('is refused above 1 MB, whatever length it announces', async () => {
    const sent = JSON.stringify({ name: 'x'.repeat(1024 * 1024) })
    expect(await errorOf(await post(sent))).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  it('is refused where it is not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, ...new TextEncoder().encode('"}')])
    const request = new Request(ask('/echo', { body: {} }), { method: 'POST', body: bytes })
    expect(await errorOf(await echo(request))).toMatchObject({ status: 400, code: 'body_invalid' })
  })

  it.each([
    'text/plain',
    'text/plain; application/json',
    'application/json; charset=latin1',
    'application/json, text/plain',
    'multipart/form-data',
    '',
  ])('is refused as %s', async (type) => {
    expect(await errorOf(await post({ name: 'a' }, { 'content-type': type }))).toMatchObject({
      status: 415,
      code: 'body_not_json',
    })
  })
})

describe('an address', () => {
  it('takes bracket forms', async () => {
    const search = 'limit=5&expand[]=a&expand[]=b&transacted_at[gte]=1'
    expect(await (await get(search)).json()).toEqual({ limit: 5, expand: ['a', 'b'], transacted_at: { gte: '1' } })
    expect(await (await get('expand[0]=a&expand[1]=b')).json()).toEqual({ expand: ['a', 'b'] })
  })

  it.each([
    ['a=1', 'parameter_unknown', 'a'],
    ['transacted_at[lt]=1', 'parameter_unknown', 'transacted_at[lt]'],
    ['limit=5&limit=6', 'parameter_invalid', 'limit'],
    ['limit=ten', 'parameter_invalid', 'limit'],
    ['limit=101', 'parameter_invalid', 'limit'],
    ['__proto__[admin]=1', 'parameter_unknown', '__proto__[admin]'],
    ['expand[__proto__][admin]=1', 'parameter_unknown', 'expand[__proto__][admin]'],
    ['constructor[prototype][admin]=1', 'parameter_unknown', 'constructor'],
    ['expand[9999999]=a', 'parameter_invalid', 'expand'],
    ['transacted_at[gte]=%00', 'parameter_invalid', 'transacted_at[gte]'],
    [Array.from({ length: 201 }, (_, n) => `a${n}=1`).join('&'), 'parameter_invalid', undefined],
  ])('%s is refused', async (search, code, param) => {
    expect(await errorOf(await get(search))).toMatchObject({ status: 400, code, ...(param ? { param } : {}) })
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('that cannot be is not there', async () => {
    const one = publicHandler({ params: z.strictObject({ id: z.string().max(5) }) }, async ({ params }) => params)
    const at = async (id: string) => (await one(ask('/one'), { params: Promise.resolve({ id }) })).status
    expect([await at('abc'), await at('abcdef'), await at('a\0')]).toEqual([200, 404, 404])
  })
})

describe('a change', () => {
  it.each([
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a page elsewhere', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of a neighbouring host', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address bar', { 'sec-fetch-site': 'none' }, 403],
    [
      'a page elsewhere that lies about its origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
      403,
    ],
    ['an old browser on a page of ours', { 'sec-fetch-site': '', origin: 'http://localhost:3000' }, 200],
    ['an old browser elsewhere', { 'sec-fetch-site': '', origin: 'http://evil.example' }, 403],
    ['a page without an origin', { 'sec-fetch-site': '', origin: 'null' }, 403],
    ['nobody known', { 'sec-fetch-site': '' }, 403],
  ])('asked for by %s', async (_, headers, status) => {
    expect((await change(headers)).status).toBe(status)
  })

  async function change(headers: Record<string, string>): Promise<Response> {
    const request = ask('/change', { body: {}, headers })
    if (headers['sec-fetch-site'] === '') request.headers.delete('sec-fetch-site')
    return publicHandler({}, async () => ({}))(request)
  }
})

describe('who may', () => {
  const statuses = {
    'signed-in': [401, 200, 200, 200],
    customer: [401, 200, 403, 403],
    staff: [401, 403, 200, 200],
    admin: [401, 403, 403, 200],
  } as const

  it.each(['signed-in', 'customer', 'staff', 'admin'] as const)('%s', async (access) => {
    const route = handler({ access }, async ({ viewer }) => ({ role: viewer.role }))
    const cookies = ['', ...(await Promise.all((['customer', 'support', 'admin'] as const).map(cookieFor)))]
    const answers = await Promise.all(cookies.map((cookie) => route(ask('/who', { cookie }))))
    expect(answers.map(({ status }) => status)).toEqual(statuses[access])
  })

  const cookieFor = async (role: 'customer' | 'support' | 'admin') => (await makePerson(role)).cookie
})

describe('an answer', () => {
  it('is never kept, and carries the id of its request', async () => {
    const response = await publicHandler({}, async () => ({}))(ask('/'))
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('request-id')).toMatch(/^req_\w+$/)
  })

  it('is no page to load anything from or to frame, and insists on https where the address is', async () => {
    const route = publicHandler({}, async () => ({}))
    const before = globalThis.tidewaterEnv
    const response = await route(ask('/'))
    globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', APP_URL: 'https://money.example' })
    const safe = await route(ask('/'))
    globalThis.tidewaterEnv = before
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect([response, safe].map(({ headers }) => headers.has('strict-transport-security'))).toEqual([false, true])
  })

  it('leaves out what its schema does not name', async () => {
    const response = z.object({ id: z.string() })
    const found = { id: 'a', secret: 'b' }
    expect(await (await publicHandler({ response }, async () => found)(ask('/'))).json()).toEqual({ id: 'a' })
  })

  it.each([
    [
      'ours',
      new AppError('already_exists', 'There is one.', { param: 'name' }),
      409,
      'already_exists',
      'There is one.',
    ],
    [
      'Stripe’s',
      new Refusal({ status: 400, type: 'invalid_request_error', code: 'odd', message: 'Odd.', param: 'name' }),
      400,
      'odd',
      'Odd.',
    ],
    [
      'nobody’s, without a word of what happened',
      new Error('select secret from users'),
      500,
      'internal',
      'Something went wrong on our side.',
    ],
  ])('that is a refusal of %s', async (_, error, status, code, message) => {
    const response = await publicHandler({}, () => Promise.reject(error))(ask('/'))
    expect(await errorOf(response)).toMatchObject({
      status,
      code,
      message,
      request_id: response.headers.get('request-id'),
    })
  })
})

if (inject('testDatabase').kind === 'postgres') {
  it('is one for a moment while no connection to the database comes free, and the next one is an answer', async () => {
    const { cookie } = await makePerson('customer')
    const [signedIn, anybody] = [
      handler({ access: 'signed-in' }, async () => ({})),
      publicHandler({}, async () => ({ rows: (await database().execute(sql`select 1 as one`)).rows })),
    ]
    const held = await holdAllConnections()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const refused: Response[] = []
    for (const route of [signedIn, anybody]) void route(ask('/', { cookie })).then((answer) => refused.push(answer))
    while (refused.length < 2) {
      await vi.advanceTimersByTimeAsync(1_000)
      await new Promise((done) => setImmediate(done))
    }
    vi.useRealTimers()
    await held.release()
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('2')
      expect(await errorOf(response)).toMatchObject({ status: 503, code: 'busy' })
    }
    expect((await signedIn(ask('/', { cookie }))).status).toBe(200)
    expect(await (await anybody(ask('/'))).json()).toEqual({ rows: [{ one: 1 }] })
  })
}

/** As many transactions as the pool has connections, none of which ends before it is told to. */
async function holdAllConnections() {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const begun: Promise<unknown>[] = []
  const ended = Array.from({ length: 10 }, () =>
    database().transaction(async (db) => {
      const first = db.execute(sql`select 1`)
      begun.push(first)
      await first
      await released
    }),
  )
  await vi.waitFor(() => expect(begun).toHaveLength(10), { timeout: 20_000 })
  return {
    release() {
      release()
      return Promise.all(ended)
    },
  }
}
