import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { limits } from '@/lib/limits/table'
import { stripe } from '@/lib/stripe/client'
import { simulator } from '@/lib/stripe/simulator'
import { stripeCalls } from '@/lib/stripe/table'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkSessions } from './table'

let stop: () => Promise<void>
let me: { cookie: string; email: string }
let staff: { cookie: string }

beforeAll(async () => {
  stop = await startTestProduct()
  me = await makePerson('customer')
  staff = await makePerson('support')
})
afterAll(() => stop())
// One person opens more sessions here than anybody may in ten minutes.
beforeEach(() => database().delete(limits))
afterEach(() => vi.restoreAllMocks())

const path = '/api/stripe/financial_connections/sessions'
const session = z.looseObject({
  id: z.string(),
  client_secret: z.string(),
  account_holder: z.looseObject({ customer: z.string() }),
})

const permissions = ['balances', 'transactions']
const create = (body: unknown, cookie = me.cookie) => askRoute(path, { cookie, body })

async function opened(cookie = me.cookie) {
  return session.parse((await create({ permissions }, cookie)).body)
}

test('what Stripe has not activated is said in words of ours, without the address of its dashboard', async () => {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (!request.url.endsWith('/financial_connections/sessions')) return through(request)
    const message =
      'To ask for balances, activate them at https://dashboard.stripe.com/financial-connections/application.'
    return Response.json({ error: { type: 'invalid_request_error', message } }, { status: 400 })
  })
  const { cookie } = await makePerson('customer')
  const answer = await create({ permissions }, cookie)
  expect(answer).toMatchObject({ status: 409, body: { error: { code: 'not_activated' } } })
  expect(JSON.stringify(answer.body)).not.toContain('dashboard.stripe.com')
})

describe('a customer', () => {
  test('becomes a Stripe customer on first use, once, even when asking twice at the same time', async () => {
    const newcomer = await makePerson('customer')
    const posts = await watchPosts('/v1/customers')
    const both = await Promise.all([opened(newcomer.cookie), opened(newcomer.cookie)])
    const customers = new Set([...both, await opened(newcomer.cookie)].map((made) => made.account_holder.customer))
    expect(customers.size).toBe(1)
    expect(new Set(posts.map(({ key }) => key)).size).toBe(1)
    expect(posts[0]?.body.get('email')).toBe(newcomer.email)
  })

  test('becomes one again when it was deleted at Stripe', async () => {
    const before = (await opened()).account_holder.customer
    await stripe().customers.del(before)
    const after = (await opened()).account_holder.customer
    expect(after).not.toBe(before)
    expect((await opened()).account_holder.customer).toBe(after)
  })

  test('may name themselves, nobody else', async () => {
    const { customer } = (await opened()).account_holder
    const other = (await opened((await makePerson('customer')).cookie)).account_holder.customer
    expect(await create({ permissions, account_holder: { type: 'customer', customer } })).toMatchObject({ status: 200 })
    for (const account_holder of [
      { type: 'customer', customer: other },
      { type: 'customer', customer: 'cus_1nobody' },
      { type: 'account', account: 'acct_1nobody' },
      { type: 'customer', customer_account: 'acct_1nobody' },
      { type: 'account', customer, account: 'acct_1nobody' },
      { type: 'customer', customer, customer_account: 'acct_1nobody' },
      { type: 'account', customer },
    ]) {
      expect(await create({ permissions, account_holder })).toMatchObject({
        status: 403,
        body: { error: { param: 'account_holder' } },
      })
    }
  })
})

describe('staff', () => {
  test('name the holder, of any of the three kinds', async () => {
    const { customer } = (await opened()).account_holder
    for (const account_holder of [
      { type: 'customer', customer },
      { type: 'account', account: 'acct_1connected' },
      { type: 'customer', customer_account: 'acct_1customer' },
    ]) {
      expect(await create({ permissions, account_holder }, staff.cookie)).toMatchObject({
        status: 200,
        body: { account_holder },
      })
    }
    expect(await create({ permissions }, staff.cookie)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_missing', param: 'account_holder' } },
    })
  })
})

describe('parameters', () => {
  const taken: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['prefetch', { prefetch: ['balances'] }, { prefetch: ['balances'] }],
    ['limits.accounts as a number', { limits: { accounts: 2 } }, { limits: { accounts: 2 } }],
    ['filters.country', { filters: { country: 'US' } }, { filters: { country: 'US' } }],
    ['filters.countries with one', { filters: { countries: ['US'] } }, { filters: { country: 'US' } }],
    [
      'filters.account_subcategories',
      { filters: { account_subcategories: ['checking', 'savings'] } },
      { filters: { account_subcategories: ['checking', 'savings'] } },
    ],
    [
      'filters.require_payment_method_support',
      { filters: { require_payment_method_support: 'at_least_one' } },
      { filters: { require_payment_method_support: 'at_least_one' } },
    ],
    ['manual_entry', { manual_entry: { mode: 'automatic' } }, { manual_entry: { mode: 'automatic' } }],
    ['return_url', { return_url: 'https://app.example.test/back' }, { return_url: 'https://app.example.test/back' }],
    ['expand', { expand: ['accounts.data.ownership'] }, { accounts: { data: [] } }],
  ]

  test.each(taken)('takes %s', async (_, body, answer) => {
    expect(await create({ permissions, ...body })).toMatchObject({ status: 200, body: answer })
  })

  test.each([null, ''])('limits.accounts as %j is no limit', async (accounts) => {
    const { status, body } = await create({ permissions, limits: { accounts } })
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('limits')
  })

  const refused: [string, Record<string, unknown>, string][] = [
    ['no permissions', { permissions: undefined }, 'permissions'],
    ['permissions that are none', { permissions: [] }, 'permissions'],
    ['a permission that does not exist', { permissions: ['weather'] }, 'permissions[0]'],
    ['a prefetch outside the permissions', { prefetch: ['balances', 'ownership'] }, 'prefetch[1]'],
    ['limits without accounts', { limits: {} }, 'limits[accounts]'],
    ['a limit in words', { limits: { accounts: 'two' } }, 'limits[accounts]'],
    ['a limit of nothing', { limits: { accounts: 0 } }, 'limits[accounts]'],
    ['more than one country', { filters: { countries: ['US', 'CA'] } }, 'filters[countries]'],
    ['both names of the country', { filters: { countries: ['US'], country: 'US' } }, 'filters[countries]'],
    ['both names, one of them empty', { filters: { countries: [], country: 'US' } }, 'filters[countries]'],
    ['an unknown filter', { filters: { colour: 'blue' } }, 'filters[colour]'],
    ['an unknown mode', { manual_entry: { mode: 'never' } }, 'manual_entry[mode]'],
    ['an unknown parameter', { colour: 'blue' }, 'colour'],
  ]

  test.each(refused)('refuses %s by its name', async (_, body, param) => {
    expect(await create({ permissions, ...body })).toMatchObject({ status: 400, body: { error: { param } } })
  })
})

describe('a session whose answer was lost', () => {
  test('is asked for again as the same intent, stored before the first try', async () => {
    await opened()
    const posts = await watchPosts('/v1/financial_connections/sessions', 1)
    const made = await opened()
    expect(posts).toHaveLength(2)
    const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, made.id))
    expect(posts.map(({ key }) => key)).toEqual([row?.id, row?.id])
  })
})

describe('the client_secret', () => {
  test('stands in the answer that made the session, and nowhere after', async () => {
    const made = await opened()
    const read = await askRoute(`${path}/${made.id}`, { cookie: me.cookie })
    expect(read).toMatchObject({ status: 200, body: { id: made.id, client_secret: null } })
    const kept = [await database().select().from(linkSessions), await database().select().from(stripeCalls)]
    expect(JSON.stringify(kept)).not.toContain(made.client_secret)
    expect(JSON.stringify(kept)).toContain(made.id)
  })
})

type Post = { key: string | null; body: URLSearchParams }

/** Notes what is posted to this path, and loses the first answers. */
async function watchPosts(pathname: string, lost = 0): Promise<Post[]> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  const posts: Post[] = []
  vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    if (request.method !== 'POST' || new URL(request.url).pathname !== pathname) return through(request)
    posts.push({
      key: request.headers.get('idempotency-key'),
      body: new URLSearchParams(await request.clone().text()),
    })
    const answer = await through(request)
    if (posts.length <= lost) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return answer
  })
  return posts
}
