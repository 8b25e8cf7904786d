import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { POST as signUp } from '@/app/api/auth/sign-up/email/route'
import { POST as enterDemo } from '@/app/api/demo/entries/route'
import { POST as refresh } from '@/app/api/stripe/financial_connections/accounts/[account]/refresh/route'
import { POST as createSession } from '@/app/api/stripe/financial_connections/sessions/route'
import { connections } from '@/lib/http/client-address'
import type { RouteHandler } from '@/lib/http/route'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

// A slow machine must not fill a bucket meanwhile.
afterEach(() => vi.useRealTimers())

let addresses = 0
const sessionBody = { permissions: ['balances'] }

/** Asks this often, each time from another address, and gives the statuses in the order they were answered. */
async function statuses(times: number, route: RouteHandler, asked: () => Parameters<typeof ask>[1], params = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const answers: Response[] = []
  for (let n = 0; n < times; n++) {
    const connection = { socketAddress: `198.51.100.${addresses++}`, forwardedFor: '' }
    const context = { params: Promise.resolve(params) }
    answers.push(await connections().run(connection, () => route(ask('/api', asked()), context)))
  }
  return answers.map((answer) =>
    answer.status === 429 ? `429 after ${answer.headers.get('retry-after')} s` : answer.status,
  )
}

it('ten wrong passwords, and the right one has to wait as well', async () => {
  const { email, password } = await makePerson('customer')
  const wrong = await statuses(11, signIn, () => ({ body: { email, password: 'not the password' } }))
  expect(wrong).toEqual([...Array(10).fill(401), '429 after 90 s'])
  expect(await statuses(1, signIn, () => ({ body: { email: ` ${email.toUpperCase()} `, password } }))).toEqual([
    '429 after 90 s',
  ])
})

it('signing in with the right password is not limited', async () => {
  const { email, password } = await makePerson('customer')
  expect(new Set(await statuses(12, signIn, () => ({ body: { email, password } })))).toEqual(new Set([200]))
})

it('asking whether there is a profile, by making one', async () => {
  const { email, password } = await makePerson('customer')
  const asked = await statuses(6, signUp, () => ({ body: { name: 'Wren Alder', email, password } }))
  expect(asked).toEqual([...Array(5).fill(409), '429 after 720 s'])
})

it.each([
  ['link sessions', 30, createSession, {}, sessionBody, '429 after 20 s'],
  ['refreshes', 60, refresh, { account: 'fca_1' }, { features: ['balance'] }, '429 after 10 s'],
])('%s', async (_, capacity, route, params, body, refusal) => {
  const { cookie } = await makePerson('customer')
  const asked = await statuses(capacity + 1, route, () => ({ cookie, body }), params)
  expect(asked.indexOf(refusal)).toBe(capacity)
})

it('what is malformed costs nothing', async () => {
  const asked = await statuses(130, enterDemo, () => ({ body: { as: 'nobody' } }))
  expect(new Set(asked)).toEqual(new Set([400]))
})
