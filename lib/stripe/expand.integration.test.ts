import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, askRoute } from '@/lib/testing/app-routes'
import { startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'

let stop: () => Promise<void>
let mine: Owned
let staff: { cookie: string }
let names: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, staff } = await twoPeople())
  names = [...JSON.stringify(await ask(`accounts/${mine.account}/owners`)).matchAll(/"name":"([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  )
})
afterAll(() => stop())

function ask(path: string, cookie = mine.cookie, body?: unknown): Promise<Answer> {
  return askRoute(`/api/stripe/financial_connections/${path}`, { cookie, ...(body !== undefined && { body }) })
}

type Case = [string, (property: string) => [path: string, body?: unknown]]
const query =
  (path: () => string): ((property: string) => [string]) =>
  (property) => [`${path()}expand[]=${property}`]
const post =
  (path: () => string, body: object) =>
  (property: string): [string, unknown] => [path(), { ...body, expand: [property] }]

const withOwners: [...Case, property: string][] = [
  ['GET account', query(() => `accounts/${mine.account}?`), 'ownership'],
  ['GET accounts', query(() => 'accounts?'), 'data.ownership'],
  ['GET accounts of a session', query(() => `accounts?session=${mine.session}&`), 'data.ownership'],
  ['GET session', query(() => `sessions/${mine.session}?`), 'accounts.data.ownership'],
  ['POST refresh', post(() => `accounts/${mine.account}/refresh`, { features: ['balance'] }), 'ownership'],
  ['POST subscribe', post(() => `accounts/${mine.account}/subscribe`, { features: ['transactions'] }), 'ownership'],
  ['POST unsubscribe', post(() => `accounts/${mine.account}/unsubscribe`, { features: ['transactions'] }), 'ownership'],
]

const everyRoute: Case[] = [
  ...withOwners.map(([name, call]): Case => [name, call]),
  ['GET owners', query(() => `accounts/${mine.account}/owners?`)],
  ['GET transactions', query(() => `transactions?account=${mine.account}&`)],
  ['GET transaction', query(() => `transactions/${mine.transaction}?`)],
  ['POST disconnect', post(() => `accounts/${mine.account}/disconnect`, {})],
  ['POST session', post(() => 'sessions', { permissions: ['balances'] })],
]

describe('owners', () => {
  test('have names to look for', () => expect(names.length).toBeGreaterThan(0))

  test.each(withOwners)('%s gives the customer theirs in full', async (_, call, property) => {
    const [path, body] = call(property)
    const answer = JSON.stringify(await ask(path, mine.cookie, body))
    for (const name of names) expect(answer).toContain(name)
  })

  test.each(withOwners)('%s gives staff the same, masked', async (_, call, property) => {
    const [path, body] = call(property)
    const { status, body: answer } = await ask(path, staff.cookie, body)
    const text = JSON.stringify(answer)
    expect(status).toBe(200)
    expect(text).toContain('"object":"financial_connections.account_owner"')
    for (const name of names) expect(text).not.toContain(name)
  })

  test('their own route gives them to staff masked, too', async () => {
    const text = JSON.stringify((await ask(`accounts/${mine.account}/owners`, staff.cookie)).body)
    expect(text).toContain('"name":"•••• ••••"')
    for (const name of names) expect(text).not.toContain(name)
  })

  test('they are nowhere in our own answers', async () => {
    for (const cookie of [mine.cookie, staff.cookie]) {
      const answers = [
        await askRoute(`/api/accounts/${mine.account}`, { cookie }),
        await askRoute('/api/accounts', { cookie }),
      ]
      for (const name of names) expect(JSON.stringify(answers)).not.toContain(name)
    }
  })
})

describe('what is not on the list', () => {
  test.each(everyRoute)('%s refuses in Stripe’s words', async (_, call) => {
    for (const property of ['nothing', 'account_holder.account', 'data.ownership.owners', '__proto__']) {
      const [path, body] = call(property)
      expect(await ask(path, mine.cookie, body)).toMatchObject({
        status: 400,
        body: { error: { message: `This property cannot be expanded (${property}).`, param: 'expand[0]' } },
      })
    }
  })

  test('a customer object is for staff only', async () => {
    const path = `accounts/${mine.account}?expand[]=account_holder.customer`
    expect(await ask(path)).toMatchObject({ status: 400 })
    expect(await ask(path, staff.cookie)).toMatchObject({
      status: 200,
      body: { account_holder: { customer: { id: mine.customer, object: 'customer' } } },
    })
  })
})
