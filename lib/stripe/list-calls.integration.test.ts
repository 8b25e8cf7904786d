import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { GET } from '@/app/api/stripe-calls/route'
import { roles, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { pageOf } from '@/lib/http/page-query'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { callView } from './call-view'
import { sumCosts } from './list-calls'
import { stripeCalls } from './table'

let stop: () => Promise<void>
let staff: Awaited<ReturnType<typeof makePerson>>
beforeAll(async () => {
  stop = await startTestProduct()
  staff = await makePerson('support')
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(stripeCalls)
})

const dayMs = 86_400_000
const path = '/v1/financial_connections/accounts/fca_1a/refresh'

async function keep(...calls: Partial<typeof stripeCalls.$inferInsert>[]) {
  const base = { actor: 'system', method: 'POST', path, status: 200, ms: 40, startedAt: new Date(now()) }
  for (const call of calls)
    await database()
      .insert(stripeCalls)
      .values({ ...base, ...call })
}

async function read(query = '', cookie = staff.cookie) {
  const response = await GET(ask(`/api/stripe-calls${query}`, { cookie }))
  return { status: response.status, body: await response.json() }
}

const page = pageOf(callView)

test('staff see who asked what, how it went and what it may have cost', async () => {
  await keep({ actor: staff.userId, requestId: 'req_1', retries: 1, costCents: 10, stripeAccount: 'acct_1' })
  expect((await read()).body).toMatchObject({
    data: [
      {
        actor: staff.userId,
        actor_name: 'A support',
        method: 'POST',
        path,
        status: 200,
        request_id: 'req_1',
        ms: 40,
        retries: 1,
        cost_cents: 10,
        stripe_account: 'acct_1',
        error_code: null,
      },
    ],
    next_cursor: null,
  })
})

test('page after page gives each call once, the newest first, also those of one moment', async () => {
  const startedAt = new Date(now())
  await keep(...Array.from({ length: 7 }, (_, index) => ({ startedAt, ms: index })))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { data, next_cursor } = page.parse((await read(`?limit=2${cursor && `&cursor=${cursor}`}`)).body)
    seen.push(...data.map(({ id }) => id))
    cursor = next_cursor
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test('only what failed, and only what costs', async () => {
  await keep({ requestId: 'req_fine' }, { status: 502, errorCode: 'api_error', requestId: 'req_failed' })
  await keep({ costCents: 150, requestId: 'req_priced' }, { status: null, ms: null, requestId: 'req_running' })
  const ids = async (only: string) => page.parse((await read(`?only=${only}`)).body).data.map((call) => call.request_id)
  expect(await ids('failed')).toEqual(['req_failed'])
  expect(await ids('priced')).toEqual(['req_priced'])
})

test('the sum is of the last 30 days', async () => {
  await keep({ costCents: 10 }, { costCents: 150 }, {}, { costCents: 30, startedAt: new Date(now() - 31 * dayMs) })
  const viewer: Viewer = { ...staff, role: 'support', name: 'A support', holderId: null }
  expect(await sumCosts(viewer)).toEqual({ costCents: 160, calls: 2 })
  await expect(sumCosts({ ...viewer, role: 'customer' })).rejects.toMatchObject({ status: 403 })
})

describe('who may', () => {
  test.each(roles)('%s', async (role) => {
    const { cookie } = await makePerson(role)
    expect((await read('', cookie)).status).toBe(role === 'customer' ? 403 : 200)
  })

  test('nobody who is not signed in', async () => {
    expect((await read('', '')).status).toBe(401)
  })
})

describe('what does not fit is refused by its name', () => {
  const cursor = (id: string) => Buffer.from(JSON.stringify(['2026-01-01T00:00:00Z', id])).toString('base64url')
  test.each([
    ['?only=all', 'only'],
    ['?limit=0', 'limit'],
    [`?cursor=${cursor('no-uuid')}`, 'cursor'],
    ['?account=fca_1', 'account'],
  ])('%s', async (query, param) => {
    const refusal = z.object({ error: z.object({ param: z.literal(param) }) })
    const { status, body } = await read(query)
    expect(status).toBe(400)
    refusal.parse(body)
  })
})
